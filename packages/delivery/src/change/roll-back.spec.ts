import fc from 'fast-check';
import { digestOf } from '../artifacts/digest';
import { environmentAfter } from './environment-state';
import type { RollbackTarget } from './plan-back';
import {
  expectSound,
  Killed,
  outcomes,
  recorded,
  sealedOf,
  type Versions,
  World,
} from './testing/world';

/** bff-api 2 calls deals-ms 2 alone, as bff-api 1 does with deals-ms 1. users-ms goes with all. */
const history: [Versions, Record<string, Record<string, string>>][] = [
  [
    { 'bff-api': '1.0.0', 'deals-ms': '1.0.0', 'users-ms': '1.0.0' },
    { 'bff-api': { 'deals-ms': '^1' } },
  ],
  [
    { 'bff-api': '1.0.0', 'deals-ms': '1.1.0', 'users-ms': '1.0.0' },
    { 'bff-api': { 'deals-ms': '^1' } },
  ],
  [
    { 'bff-api': '2.0.0', 'deals-ms': '2.0.0', 'users-ms': '1.1.0' },
    { 'bff-api': { 'deals-ms': '^2' } },
  ],
];

const newest = history.at(-1)?.[0] as Versions;

async function afterReleases(): Promise<World> {
  const world = new World();
  for (const [versions, calls] of history) await world.promote(sealedOf(versions, calls));
  return world;
}

const because = (service: string, name: string): RollbackTarget => ({
  kind: 'faulty',
  faulty: [{ service, name }],
});

describe('a rollback', () => {
  let world: World;
  beforeEach(async () => void (world = await afterReleases()));

  test('of a service goes to what it ran and answered last', async () => {
    const result = await world.rollBack({ kind: 'service', service: 'users-ms' });
    expect(result).toMatchObject({ outcome: 'succeeded' });
    expect(Object.fromEntries(world.actual)).toEqual({ ...newest, 'users-ms': '1.0.0' });
    expect(recorded(await world.records())['users-ms']).toBe('1.0.0');
  });

  test('of a service alone is refused when the others do not go together with it', async () => {
    const result = await world.rollBack({ kind: 'service', service: 'deals-ms' });
    expect(result).toMatchObject({
      outcome: 'impossible',
      plan: {
        obstacles: [{ kind: 'pair', release: { name: '1.1.0' }, blocked: 'bff-api' }],
      },
    });
    expect(Object.fromEntries(world.actual)).toEqual(newest);
  });

  test('takes along whom it has to, consumers first, and leaves the others', async () => {
    const order: string[] = [];
    const result = await world.rollBack(
      because('bff-api', '2.0.0'),
      {},
      {
        onProgress: ({ service, phase }) => phase === 'deployed' && order.push(service),
      },
    );
    expect(result).toMatchObject({ outcome: 'succeeded', plan: { stays: ['users-ms'] } });
    expect(order).toEqual(['bff-api', 'deals-ms']);
    expect(Object.fromEntries(world.actual)).toEqual({
      'bff-api': '1.0.0',
      'deals-ms': '1.1.0',
      'users-ms': '1.1.0',
    });
  });

  test('goes to what was sealed before', async () => {
    const [versions, calls] = history[0] as (typeof history)[0];
    await world.rollBack({ kind: 'sealed', sealed: sealedOf(versions, calls) });
    expect(Object.fromEntries(world.actual)).toEqual(versions);
  });

  test('goes to a release by its name', async () => {
    const [versions, calls] = history[1] as (typeof history)[0];
    await world.promote(sealedOf(versions, calls));
    await world.rollBack({ kind: 'service', service: 'deals-ms', to: '1.0.0' });
    expect(world.actual.get('deals-ms')).toBe('1.0.0');
  });

  test.each<[string, RollbackTarget, string]>([
    [
      'a release it never had',
      { kind: 'service', service: 'users-ms', to: '9.9.9' },
      'There is 1.0.0.',
    ],
    ['a service there is not', { kind: 'service', service: 'x' }, 'was never deployed'],
    ['a fault of a service there is not', because('x', '1.0.0'), 'no service "x"'],
  ])('is refused for %s', async (_, target, message) => {
    await expect(world.rollBack(target)).rejects.toThrow(message);
  });

  test('finds another way when an artifact is not intact', async () => {
    const damaged = digestOf('deals-ms@1.1.0');
    const result = await world.rollBack(
      because('bff-api', '2.0.0'),
      {},
      {
        inspect: (_, { artifact }) =>
          Promise.resolve(artifact === damaged ? 'it was changed' : null),
      },
    );
    expect(result).toMatchObject({ outcome: 'succeeded' });
    expect(world.actual.get('deals-ms')).toBe('1.0.0');
  });

  test('says which artifacts are not intact where there is no other way', async () => {
    const inspect = () => Promise.resolve('it was changed');
    const [versions, calls] = history[0] as (typeof history)[0];
    const target: RollbackTarget = { kind: 'sealed', sealed: sealedOf(versions, calls) };
    expect(await world.rollBack(target, {}, { inspect })).toMatchObject({
      outcome: 'impossible',
      plan: {
        obstacles: expect.arrayContaining([expect.objectContaining({ what: 'it was changed' })]),
      },
    });
    expect(Object.fromEntries(world.actual)).toEqual(newest);
  });

  test('of what is gone already changes nothing', async () => {
    await world.rollBack(because('bff-api', '2.0.0'));
    expect((await world.rollBack(because('bff-api', '2.0.0'))).outcome).toBe('unchanged');
  });

  test('rejects what is faulty, and nobody goes back to it', async () => {
    await world.rollBack({ kind: 'service', service: 'users-ms' });
    const rejected = (await world.records()).filter(({ kind }) => kind === 'release-rejected');
    expect(rejected).toMatchObject([{ service: 'users-ms', version: '1.1.0' }]);
    const [versions] = history[0] as (typeof history)[0];
    await world.promote(sealedOf({ ...versions, 'users-ms': '1.2.0' }));
    const result = await world.rollBack({ kind: 'service', service: 'users-ms' });
    expect(result).toMatchObject({ plan: { steps: [{ to: { version: '1.0.0' } }] } });
  });

  test('that fails goes forward again', async () => {
    const deliver = (_: string, version: string) => ({
      fails: version === '1.1.0',
      left: 'new' as const,
    });
    const result = await world.rollBack(because('bff-api', '2.0.0'), { deliver });
    expect(result).toMatchObject({ outcome: 'undone', what: 'deals-ms 1.1.0: it does not answer' });
    expect(Object.fromEntries(world.actual)).toEqual(newest);
  });

  test('repairs what an interrupted promotion left behind', async () => {
    const deliver = () => {
      throw new Error('the cloud is out of reach');
    };
    const broken = sealedOf({ ...newest, 'users-ms': '1.2.0' }, history.at(-1)?.[1]);
    await expect(world.promote(broken, { deliver })).rejects.toThrow('out of reach');
    await world.rollBack({ kind: 'service', service: 'users-ms' });
    expect(environmentAfter(await world.records()).services['users-ms']).toMatchObject({
      running: { release: { version: '1.1.0' } },
      unsettled: null,
    });
  });

  test('goes on where it was interrupted', async () => {
    const target = because('bff-api', '2.0.0');
    await expect(world.rollBack(target, { kill: { at: 9, after: true } })).rejects.toThrow(Killed);
    const going: string[] = [];
    await world.rollBack(target, {}, { onPlan: (_, how) => going.push(how) });
    expect(going).toEqual(['goes on']);
    expect(world.actual.get('deals-ms')).toBe('1.1.0');
    expect(outcomes(await world.records()).at(-1)).toBe('succeeded');
  });

  test('to a release that runs already changes nothing', async () => {
    const target = { kind: 'service', service: 'users-ms', to: '1.0.0' } as const;
    expect(await world.rollBack(target)).toMatchObject({ outcome: 'succeeded' });
    const before = (await world.records()).length;
    expect(await world.rollBack(target)).toMatchObject({ outcome: 'unchanged' });
    expect(outcomes((await world.records()).slice(before))).toEqual([]);
  });

  test('takes the place of another one that was interrupted', async () => {
    const first = because('bff-api', '2.0.0');
    await expect(world.rollBack(first, { kill: { at: 9, after: true } })).rejects.toThrow(Killed);
    const going: string[] = [];
    const other = { kind: 'service', service: 'users-ms', to: '1.0.0' } as const;
    await world.rollBack(other, {}, { onPlan: (_, how) => going.push(how) });
    expect(going).toEqual(['begins']);
    expect(world.actual.get('users-ms')).toBe('1.0.0');
    const records = await world.records();
    expect(outcomes(records).slice(-2)).toEqual(['abandoned', 'succeeded']);
    expect(recorded(records)).toEqual(Object.fromEntries(world.actual));
  });
});

describe('candidates, which have no version to tell which is older,', () => {
  const candidate = (name: string, users = name) => {
    const sealed = sealedOf({ 'deals-ms': name, 'users-ms': users });
    const services = Object.entries(sealed.services).map(
      ([service, each]) =>
        [service, { ...each, version: null, sourceCommit: name.repeat(40) }] as const,
    );
    const what = { kind: 'candidate', version: null, sourceCommit: name.repeat(40) } as const;
    return { ...sealed, ...what, services: Object.fromEntries(services) };
  };

  const goesTo = async (world: World, service: string) => {
    const { plan } = await world.rollBack({ kind: 'service', service });
    return plan.possible ? plan.steps.map(({ to }) => to.artifact) : plan.obstacles;
  };

  test('are not gone back to when they were taken back themselves', async () => {
    const world = new World();
    await world.promote(candidate('a'));
    await world.promote(candidate('b'));
    let asked = 0;
    const deliver = () => ({ fails: (asked += 1) === 2, left: 'new' as const });
    expect(await world.promote(candidate('c'), { deliver })).toMatchObject({ outcome: 'undone' });
    expect(await goesTo(world, 'deals-ms')).toEqual([digestOf('deals-ms@a')]);
  });

  test('are not gone forward to by a second rollback', async () => {
    const world = new World();
    for (const name of ['a', 'b', 'c']) await world.promote(candidate(name));
    await world.rollBack(because('deals-ms', 'c'.repeat(12)));
    expect(await goesTo(world, 'deals-ms')).toEqual([digestOf('deals-ms@a')]);
  });

  test('are still there to go back to when a rollback failed and went forward again', async () => {
    const world = new World();
    for (const name of ['a', 'b']) await world.promote(candidate(name));
    let asked = 0;
    const deliver = () => ({ fails: (asked += 1) === 1, left: 'new' as const });
    const back = { kind: 'sealed', sealed: candidate('a') } as const;
    expect(await world.rollBack(back, { deliver })).toMatchObject({ outcome: 'undone' });
    const { services } = environmentAfter(await world.records());
    expect(services['deals-ms']?.before.map(({ release }) => release.artifact)).toEqual([
      digestOf('deals-ms@a'),
    ]);
  });
});

test('killed anywhere, however often, a rollback ends in one of two ways and the record tells the truth', () => {
  const kills = fc.array(fc.record({ at: fc.integer({ min: 1, max: 35 }), after: fc.boolean() }), {
    maxLength: 5,
  });
  const failing = fc.constantFrom('none', 'bff-api', 'deals-ms');
  const left = fc.constantFrom('old' as const, 'new' as const);
  return fc.assert(
    fc.asyncProperty(kills, failing, left, async (times, service, leaves) => {
      const world = await afterReleases();
      const deliver = (name: string, version: string) => ({
        fails: name === service && version.startsWith('1.'),
        left: leaves,
      });
      await world.untilDone(times, (kill) =>
        world.rollBack(because('bff-api', '2.0.0'), { deliver, ...kill }),
      );
      const now = Object.fromEntries(world.actual);
      const back = { 'bff-api': '1.0.0', 'deals-ms': '1.1.0', 'users-ms': '1.1.0' };
      expect(now).toEqual(service === 'none' ? back : newest);
      expect(recorded(await world.records())).toEqual(now);
      expectSound(await world.records());
    }),
    { numRuns: Number(process.env['FAULT_RUNS'] ?? 100) },
  );
});
