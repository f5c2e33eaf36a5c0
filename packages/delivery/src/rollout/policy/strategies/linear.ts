import { parseDuration } from '../duration';
import { bakeSchema, weightSchema } from './schemas';
import { type DraftStep, defineStrategy } from './strategy';

const DEFAULTS = { step: 10, bake: '5 m' };

/** By the same share each time. */
export const linear = defineStrategy<{ step?: number; bake?: string }>({
  name: 'linear',
  description: 'The new version takes so many percent more after each bake time.',
  properties: {
    step: {
      ...weightSchema,
      description: 'Percent that are added each time.',
      default: DEFAULTS.step,
    },
    bake: { ...bakeSchema, default: DEFAULTS.bake },
  },
  required: [],
  bakes: true,
  steps({ step = DEFAULTS.step, bake = DEFAULTS.bake }) {
    const steps: DraftStep[] = [];
    for (let weight = step; steps.at(-1)?.weight !== 100; weight += step) {
      steps.push({
        weight: Math.min(weight, 100),
        bake: parseDuration(bake) ?? 0,
        at: { weight: '/step', bake: '/bake' },
      });
    }
    return steps;
  },
});
