import { parseDuration } from '../duration';
import { bakeSchema, weightSchema } from './schemas';
import { defineStrategy } from './strategy';

const DEFAULT_STEPS = [
  { weight: 10, bake: '10 m' },
  { weight: 50, bake: '10 m' },
  { weight: 100, bake: '10 m' },
];

/** Few first, then more. */
export const canary = defineStrategy<{ steps?: { weight: number; bake?: string }[] }>({
  name: 'canary',
  description: 'The new version takes a few percent first, and more after each bake time.',
  properties: {
    steps: {
      description: 'Weights that rise to 100, each with its bake time.',
      type: 'array',
      minItems: 1,
      maxItems: 100,
      default: DEFAULT_STEPS,
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['weight'],
        properties: { weight: weightSchema, bake: { ...bakeSchema, default: '0 m' } },
      },
    },
  },
  required: [],
  bakes: true,
  steps: ({ steps = DEFAULT_STEPS }) =>
    steps.map(({ weight, bake = '0 m' }, index) => ({
      weight,
      bake: parseDuration(bake) ?? 0,
      at: { weight: `/steps/${index}/weight`, bake: `/steps/${index}/bake` },
    })),
});
