import { allMetrics } from '../analysis/metrics/all-metrics';

/** JSON Schema of a weight on record. */
export const weight = { description: 'Percent.', type: 'number', minimum: 0, maximum: 100 };

/** JSON Schema of a time on record. */
export const milliseconds = { type: 'integer', minimum: 0 };

const consequence = { enum: ['go-on', 'hold', 'roll-back'] };

/** JSON Schema of a plan on record. */
export const planSchema = {
  description: 'All that the rollout does, and why.',
  type: 'object',
  required: ['strategy', 'steps', 'analysis'],
  properties: {
    strategy: { type: 'string' },
    steps: {
      type: 'array',
      minItems: 1,
      items: {
        type: 'object',
        required: ['weight', 'bake'],
        properties: { weight, bake: { ...milliseconds, description: 'Milliseconds.' } },
      },
    },
    analysis: {
      type: 'object',
      required: [
        'rules',
        'minimumRequests',
        'percentile',
        'patience',
        'onFail',
        'onInconclusive',
        'holdAtMost',
      ],
      properties: {
        rules: {
          type: 'array',
          items: {
            type: 'object',
            required: ['name', 'severity', 'metric', 'comparison', 'limit', 'minutes'],
            properties: {
              name: { type: 'string' },
              severity: { enum: ['critical', 'warning'] },
              metric: { enum: allMetrics.map(({ name }) => name) },
              comparison: { enum: ['>', '>='] },
              limit: { type: 'number' },
              minutes: { type: 'integer', minimum: 1 },
            },
          },
        },
        minimumRequests: { type: 'integer', minimum: 1 },
        percentile: { type: 'number' },
        patience: milliseconds,
        onFail: {
          type: 'object',
          required: ['critical', 'warning'],
          properties: { critical: consequence, warning: consequence },
        },
        onInconclusive: consequence,
        holdAtMost: milliseconds,
      },
    },
  },
};
