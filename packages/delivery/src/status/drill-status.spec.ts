import { environmentAfter } from '../change/environment-state';
import { drillsAfter } from '../drills/drills-after';
import { DrillWorld } from '../drills/testing/world';
import { environmentStatus } from './environment-status';
import { historyOf } from './history';
import { statusNotes } from './render-status';

async function shop(): Promise<DrillWorld> {
  const world = new DrillWorld();
  for (const version of ['2.0.0', '2.1.0']) await world.promote({ 'deals-ms': version });
  return world;
}

async function statusOf(world: DrillWorld) {
  const records = await world.records();
  return environmentStatus({
    ...{ application: 'shop', environment: 'staging', state: environmentAfter(records) },
    ...{ lock: null, rejections: [], rollouts: new Map(), look: null },
    drills: drillsAfter(records),
  });
}

describe('the drills of an environment', () => {
  test('are told by the last one of each emergency', async () => {
    const world = await shop();
    await world.drill('bad-migration', 'deals-ms');
    await world.drill('slow-leak', 'deals-ms');
    world.failing = (_, version) => (version === '2.0.0' ? 'it does not answer' : null);
    await world.drill('slow-leak', 'deals-ms');
    const status = await statusOf(world);
    expect(status.drills.map(({ emergency, outcome }) => [emergency, outcome])).toEqual([
      ['slow-leak', 'failed'],
      ['bad-migration', 'recovered'],
    ]);
    expect(statusNotes(status, { named: false })).toEqual([
      expect.stringMatching(
        /^Last drill of slow-leak: 2026-11-21 \d\d:\d\d with deals-ms, failed: .*it does not answer/,
      ),
      expect.stringMatching(
        /^Last drill of bad-migration: 2026-11-21 \d\d:\d\d with deals-ms, recovered in \d\.\d s$/,
      ),
    ]);
  });

  test('say so when one was cut off', async () => {
    const world = await shop();
    await expect(world.drill('bad-migration', 'deals-ms', { killAt: 10 })).rejects.toThrow();
    const [open, note] = statusNotes(await statusOf(world), { named: true });
    expect([open, note].join('\n')).toMatch(
      /staging: a drill of bad-migration with deals-ms by ada since .* has not ended, .*: nx run shop:drill -c staging --emergency=bad-migration --service=deals-ms\.$/m,
    );
  });

  test('are part of the history', async () => {
    const world = await shop();
    await world.drill('bad-migration', 'deals-ms');
    const told = historyOf(await world.records()).map(({ what }) => what);
    expect(told[0]).toMatch(
      /^drill of bad-migration recovered in 1\.\d s; items: 10 equal, 0 missing, 0 changed, 0 extra$/,
    );
    expect(told).toContain('drill of bad-migration with deals-ms began');
  });
});
