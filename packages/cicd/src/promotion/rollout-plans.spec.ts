import { rolloutPlans } from './rollout-plans';

type Input = Parameters<typeof rolloutPlans>[0];

const input = (more: Partial<Input> = {}): Input => ({
  applicationRoot: 'apps/super-deals',
  environment: 'production',
  settings: { rollout: { strategy: 'canary' } },
  rollouts: {},
  ...more,
});

const weightsOf = (service: string, given: Input): number[] | undefined =>
  rolloutPlans(given)?.(service).steps.map(({ weight }) => weight);

test('all services take over as the environment says', () => {
  expect(weightsOf('deals-ms', input())).toEqual([10, 50, 100]);
  expect(weightsOf('one-of-another-repository', input())).toEqual([10, 50, 100]);
});

test('a service may have a way of its own, where the environment has one', () => {
  const rollouts = {
    'deals-ms': { policy: { strategy: 'linear' as const, step: 50 }, at: 'service.json#/rollout' },
  };
  expect(weightsOf('deals-ms', input({ rollouts }))).toEqual([50, 100]);
  expect(weightsOf('users-ms', input({ rollouts }))).toEqual([10, 50, 100]);
  expect(rolloutPlans(input({ rollouts, settings: {} }))).toBeUndefined();
});

const falling = {
  strategy: 'canary' as const,
  steps: [
    { weight: 50, bake: '10 m' },
    { weight: 20, bake: '10 m' },
  ],
};
const short = { strategy: 'blue-green' as const, bake: '1 m' };

test.each<[Partial<Input>, string]>([
  [
    { settings: { rollout: falling } },
    'apps/super-deals/application.json#/environments/production/rollout/steps/1/weight',
  ],
  [
    { rollouts: { 'deals-ms': { policy: short, at: 'apps/deals-ms/service.json#/rollout' } } },
    'apps/deals-ms/service.json#/rollout/bake',
  ],
])('a policy that contradicts itself is refused where it stands, %#', (more, where) => {
  expect(() => rolloutPlans(input(more))).toThrow(
    expect.objectContaining({ code: 'invalid-options', where }),
  );
});
