import { defineStrategy } from './strategy';

/** Everything at once, and no way back but another deployment. */
export const allAtOnce = defineStrategy<object>({
  name: 'all-at-once',
  description: 'The new version takes all requests at once, and nothing is judged.',
  properties: {},
  required: [],
  bakes: false,
  steps: () => [{ weight: 100, bake: 0, at: { weight: '', bake: '' } }],
});
