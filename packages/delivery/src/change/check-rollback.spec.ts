import { digestOf } from '../artifacts/digest';
import { tellObstacle } from '../rollback/plan/tell-obstacle';
import { madeUpFinding } from '../contracts/testing/made-up-contracts';
import { checkRollback } from './check-rollback';
import { sealedOf, World } from './testing/world';

const intact = () => Promise.resolve(null);

test('answers for every service whether it could go back, alone, with others, or not at all', async () => {
  const world = new World();
  const calls = (range: string) => ({ 'bff-api': { 'deals-ms': range } });
  const first = { 'bff-api': '1.0.0', 'deals-ms': '1.0.0', 'users-ms': '1.0.0' };
  await world.promote(sealedOf(first, calls('^1')));
  const second = {
    'bff-api': '2.0.0',
    'deals-ms': '2.0.0',
    'users-ms': '1.1.0',
    'new-ms': '1.0.0',
  };
  await world.promote(sealedOf(second, calls('^2')));
  const records = await world.records();

  const checks = await checkRollback(records, { inspect: intact });

  const together = [
    { service: 'bff-api', to: '1.0.0' },
    { service: 'deals-ms', to: '1.0.0' },
  ];
  expect(checks).toMatchObject([
    { service: 'bff-api', release: '2.0.0', possible: 'with-others', moves: together },
    { service: 'deals-ms', possible: 'with-others', moves: together },
    { service: 'new-ms', possible: 'impossible', obstacles: [{ kind: 'none' }] },
    { service: 'users-ms', possible: 'alone', moves: [{ service: 'users-ms', to: '1.0.0' }] },
  ]);
  expect(await world.records()).toEqual(records);

  const gone = digestOf('users-ms@1.0.0');
  const looked: string[] = [];
  const without = await checkRollback(records, {
    inspect: (service, { artifact }) => {
      looked.push(service);
      return Promise.resolve(artifact === gone ? 'its artifact is gone' : null);
    },
  });
  expect(
    without.find(({ service }) => service === 'users-ms')?.obstacles.map(tellObstacle),
  ).toEqual(['users-ms 1.0.0: its artifact is gone']);
  // Each once, however many plans it is a part of.
  expect(looked.sort()).toEqual(['bff-api', 'deals-ms', 'users-ms']);
});

test.each([
  [{ kind: 'none', service: 'a' } as const, 'a has no earlier release here'],
  [
    {
      kind: 'pair',
      release: { service: 'bff-api', name: '1.0.0' },
      pair: { consumer: 'bff-api', release: '1.0.0', provider: 'deals-ms', range: '^1' },
      blocked: 'deals-ms',
    } as const,
    'with bff-api 1.0.0, bff-api 1.0.0 would need deals-ms ^1, and deals-ms has no release to go to that would do',
  ],
  [
    {
      kind: 'pair',
      release: { service: 'bff-api', name: '1.0.0' },
      pair: {
        ...{ consumer: 'bff-api', release: '1.0.0', provider: 'deals-ms', range: '^1' },
        broken: [madeUpFinding('GET /deals'), madeUpFinding('GET /a')],
      },
      blocked: 'deals-ms',
    } as const,
    'with bff-api 1.0.0, bff-api 1.0.0 would need deals-ms ^1 as it was built against (GET /deals, response 200 › application/json › price: price is no longer there; and 1 more), and deals-ms has no release to go to that would do',
  ],
])('tells %j', (obstacle, text) => {
  expect(tellObstacle(obstacle)).toBe(text);
});
