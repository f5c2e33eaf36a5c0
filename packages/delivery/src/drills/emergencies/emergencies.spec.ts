import { drillsAfter } from '../drills-after';
import { DRILL_STEP } from '../data/drill-step';
import { CALLS, SERVICES, shop, traces } from '../testing/shop';
import { DrillWorld } from '../testing/world';

describe('a bad migration', () => {
  test('is seen item by item, and so is that all is back', async () => {
    const world = await shop();
    const result = await world.drill('bad-migration', 'deals-ms');
    expect(result.damaged).toEqual({ equal: 6, missing: 0, changed: 4, extra: 0 });
    expect(result.compared).toEqual({ equal: 10, missing: 0, changed: 0, extra: 0 });
    expect(world.data.states.has(DRILL_STEP)).toBe(false);
  });

  test('of a first release brings back its data alone', async () => {
    const world = await shop();
    const before = await traces(world);
    const result = await world.drill('bad-migration', 'bff-api');
    expect(result).toMatchObject({ outcome: 'recovered', compared: { equal: 10 } });
    expect(await traces(world)).toEqual(before);
  });

  test('of a service without items is no rehearsal', async () => {
    const world = await shop();
    world.data.items.clear();
    await expect(world.drill('bad-migration', 'deals-ms')).rejects.toThrow(
      /nothing to rehearse\nPut some data/,
    );
    expect(drillsAfter(await world.records())).toEqual({ ended: [], open: null });
  });
});

describe('a broken contract', () => {
  test('is made with a provider that is consumed, and names what would break', async () => {
    const world = await shop();
    const { service, seen } = await world.drill('broken-contract');
    expect(service).toBe('deals-ms');
    expect(seen).toMatch(
      /^bff-api would break: .*GET \/deals.*no longer there; the planner sends back deals-ms to 2\.0\.0$/,
    );
  });

  test('takes away what a consumer uses, and goes on without a document', async () => {
    const world = new DrillWorld();
    world.used = ['GET /deals/{dealId}'];
    for (const version of ['2.0.0', '2.1.0'])
      await world.promote({ ...SERVICES, 'deals-ms': version }, CALLS);
    expect((await world.drill('broken-contract')).seen).toMatch(/break: .*GET \/deals\/\{id\}/);
    world.document = null;
    expect((await world.drill('broken-contract')).seen).toMatch(
      /^no document of deals-ms is known .*against bff-api; the planner sends back deals-ms to 2\.0\.0$/,
    );
  });

  test('takes along who does not go together with what is gone back to', async () => {
    const world = await shop();
    const versions = { 'bff-api': '2.0.0', 'deals-ms': '3.0.0' };
    await world.promote(versions, { 'bff-api': { 'deals-ms': '^3' } });
    const before = await traces(world);
    const { services, outcome } = await world.drill('broken-contract', 'deals-ms');
    expect({ services, outcome }).toEqual({
      services: ['bff-api', 'deals-ms'],
      outcome: 'recovered',
    });
    expect(await traces(world)).toEqual(before);
  });
});

describe('a slow leak', () => {
  test('is seen by the rule of the service, in its minute', async () => {
    const world = await shop();
    const rule = {
      name: 'slow',
      metric: 'response_time',
      comparison: '>',
      limit: 200,
      minutes: 3,
      severity: 'warning',
    } as const;
    world.analysis = { rules: [rule], minimumRequests: 30, percentile: 99 };
    const { seen } = await world.drill('slow-leak', 'deals-ms');
    expect(seen).toMatch(
      /^response_time > 200 ms for 3 m: seen in minute 12 of the leak, at .*, with 2\d\d(\.\d+)? ms$/,
    );
  });

  test('that nobody sees is no rehearsal', async () => {
    const world = await shop();
    const ports = world.ports();
    const blind = {
      ...ports,
      leakMetrics: async () => ({
        put: async () => undefined,
        read: async () => ({ points: world.points, until: ports.clock.now() }),
        close: () => undefined,
      }),
      clock: { ...ports.clock, now: nowThatPasses(ports.clock.now()) },
    };
    await expect(world.drill('slow-leak', 'deals-ms', { ports: blind })).rejects.toThrow(
      /did not see the leak in 0 of 20 minutes/,
    );
    expect(drillsAfter(await world.records())).toEqual({ ended: [], open: null });
  });
});

/** A minute passes with each look. */
function nowThatPasses(start: number): () => number {
  let now = start;
  return () => (now += 60_000);
}
