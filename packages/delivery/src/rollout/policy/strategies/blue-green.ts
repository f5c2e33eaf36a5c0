import { parseDuration } from '../duration';
import { bakeSchema } from './schemas';
import { defineStrategy } from './strategy';

const DEFAULT_BAKE = '30 m';

/** Everything at once, and the previous version stays until the bake time is over. */
export const blueGreen = defineStrategy<{ bake?: string }>({
  name: 'blue-green',
  description:
    'The new version takes all requests at once; the previous one stays ready to take them back until the bake time is over.',
  properties: { bake: { ...bakeSchema, default: DEFAULT_BAKE } },
  required: [],
  bakes: true,
  steps: ({ bake = DEFAULT_BAKE }) => [
    { weight: 100, bake: parseDuration(bake) ?? 0, at: { weight: '', bake: '/bake' } },
  ],
});
