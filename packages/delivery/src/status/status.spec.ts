import { digestOf } from '../artifacts/digest';
import { environmentAfter } from '../change/environment-state';
import { Killed, sealedOf, World } from '../change/testing/world';
import { rejectionsAfter } from '../gates/rejections';
import { lockAfter } from '../state/lock/lock-state';
import { environmentStatus, statusRows } from './environment-status';
import { historyOf, historyRows } from './history';

async function statusOf(world: World) {
  const records = await world.records();
  const more = { lock: lockAfter(records), rejections: rejectionsAfter(records) };
  return environmentStatus('staging', environmentAfter(records), more);
}

describe('the status of an environment', () => {
  let world: World;
  beforeEach(async () => {
    world = new World();
    await world.promote(sealedOf({ 'deals-ms': '1.0.0', 'users-ms': '1.0.0' }));
  });

  test('names what runs, since when, by whom', async () => {
    const status = await statusOf(world);
    expect(status).toMatchObject({ open: null, lock: null, rejections: [] });
    expect(status.services[0]).toEqual({
      service: 'deals-ms',
      release: '1.0.0',
      artifact: digestOf('deals-ms@1.0.0'),
      since: '2026-01-01T00:10:00.000Z',
      by: 'ada',
      state: 'settled',
      other: null,
      what: null,
    });
    expect(statusRows(status)).toEqual([
      ['service', 'release', 'since', 'by', ''],
      ['deals-ms', '1.0.0', '2026-01-01 00:10', 'ada', ''],
      ['users-ms', '1.0.0', '2026-01-01 00:10', 'ada', ''],
    ]);
  });

  test('says what is going on, or was when somebody was interrupted', async () => {
    const next = sealedOf({ 'deals-ms': '2.0.0', 'users-ms': '1.0.0' });
    await expect(world.promote(next, { kill: { at: 6, after: true } })).rejects.toThrow(Killed);
    const status = await statusOf(world);
    expect(status.open).toBe('a promotion of ada since 2026-01-01T00:20:00.000Z has not ended');
    expect(status.lock).toMatchObject({ by: 'ada', holder: 'a test' });
    expect(statusRows(status)[1]?.[4]).toBe('2.0.0 is being deployed, or was interrupted');
  });

  test('says what failed and could not be taken back', async () => {
    const deliver = (service: string) => ({ fails: service === 'deals-ms', left: 'new' as const });
    await world.promote(sealedOf({ 'deals-ms': '2.0.0', 'users-ms': '1.0.0' }), { deliver });
    expect(statusRows(await statusOf(world))[1]?.[4]).toContain('was deployed and failed: it does');
  });

  test('of nothing is empty', async () => {
    expect((await statusOf(new World())).services).toEqual([]);
  });
});

test('the history tells what happened, the newest first', async () => {
  const world = new World();
  await world.promote(sealedOf({ 'deals-ms': '1.0.0' }));
  const deliver = (_: string, version: string) => ({
    fails: version === '2.0.0',
    left: 'new' as const,
  });
  await world.promote(sealedOf({ 'deals-ms': '2.0.0' }), { deliver });
  await world.promote(sealedOf({ 'deals-ms': '1.1.0' }));
  await world.rollBack({ kind: 'service', service: 'deals-ms' });
  const rows = historyRows(historyOf(await world.records()));
  expect(rows.map(([, , what]) => what)).toEqual([
    'what',
    'rollback succeeded',
    'deals-ms 1.0.0 deployed',
    'rollback began, deals-ms goes back: deals-ms 1.0.0',
    'rejected deals-ms 1.1.0: ada took it back',
    'promotion succeeded',
    'deals-ms 1.1.0 deployed',
    'promotion of 1.1.0 began: deals-ms 1.1.0',
    'promotion undone: deals-ms 2.0.0: it does not answer',
    'deals-ms 1.0.0 deployed',
    'goes back to what ran before: deals-ms 2.0.0: it does not answer',
    'deals-ms 2.0.0 failed: it does not answer',
    'promotion of 2.0.0 began: deals-ms 2.0.0',
    'promotion succeeded',
    'deals-ms 1.0.0 deployed',
    'promotion of 1.0.0 began: deals-ms 1.0.0',
  ]);
});
