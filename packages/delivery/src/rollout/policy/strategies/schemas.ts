import { DURATION } from '../duration';

/** JSON Schema of a duration, such as `10 m`. */
export const durationSchema = {
  type: 'string',
  pattern: DURATION,
  examples: ['90 s', '10 m', '2 h'],
} as const;

/** JSON Schema of a bake time. */
export const bakeSchema = {
  ...durationSchema,
  description: 'How long the weight is watched before the next one.',
} as const;

/** JSON Schema of a weight. */
export const weightSchema = {
  description: 'Percent of the requests that the new version gets.',
  type: 'integer',
  minimum: 1,
  maximum: 100,
} as const;
