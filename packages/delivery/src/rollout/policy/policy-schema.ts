import { analysisSchema } from './analysis-policy';
import { allStrategies } from './strategies/all-strategies';

/** JSON Schema 2020-12 of what `service.json` holds under `rollout`. */
export const rolloutSchema = {
  description: 'How a new version of the service takes over the requests.',
  type: 'object',
  required: ['strategy'],
  properties: {
    strategy: {
      description: allStrategies
        .map(({ name, description }) => `${name}: ${description}`)
        .join(' '),
      enum: allStrategies.map(({ name }) => name),
    },
    analysis: analysisSchema,
  },
  allOf: allStrategies.map(({ name, properties, required, bakes }) => ({
    if: { type: 'object', required: ['strategy'], properties: { strategy: { const: name } } },
    then: {
      type: 'object',
      additionalProperties: false,
      required,
      properties: {
        strategy: { const: name },
        ...properties,
        ...(bakes && { analysis: true }),
      },
    },
  })),
};
