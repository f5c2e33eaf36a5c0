import { digestOf } from '../artifacts/digest';
import { environmentAfter } from '../change/environment-state';
import { Killed, sealedOf, World } from '../change/testing/world';
import { drillsAfter } from '../drills/drills-after';
import { rejectionsAfter } from '../gates/rejections';
import type { ServiceStack } from '../reality/service-stacks';
import { rolloutsAfter } from '../rollout/machine/fold';
import {
  rolloutAbortAsked,
  rolloutPaused,
  rolloutStarted,
  weightSet,
} from '../rollout/machine/records';
import { planOf } from '../rollout/policy/policy';
import { lockAfter } from '../state/lock/lock-state';
import type { LogEntry, LogRecord } from '../state/log/record';
import { type EnvironmentStatus, environmentStatus, type StatusInput } from './environment-status';
import { historyOf, historyRows } from './history';
import { statusNotes, statusRows } from './render-status';

async function statusOf(
  world: World,
  look: StatusInput['look'] = null,
  more: readonly LogRecord[] = [],
): Promise<EnvironmentStatus> {
  const records = [...(await world.records()), ...more];
  return environmentStatus({
    application: 'super-deals',
    environment: 'staging',
    state: environmentAfter(records),
    lock: lockAfter(records),
    rejections: rejectionsAfter(records),
    rollouts: rolloutsAfter(records),
    drills: drillsAfter(records),
    look,
  });
}

const rowsOf = (status: EnvironmentStatus) => statusRows([status], { named: false });

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
      rollout: null,
    });
    expect(rowsOf(status)).toEqual([
      ['service', 'release', 'since', 'by', ''],
      ['deals-ms', '1.0.0', '2026-01-01 00:10', 'ada', ''],
      ['users-ms', '1.0.0', '2026-01-01 00:10', 'ada', ''],
    ]);
  });

  test('says how far a new version has taken over, and why no further', async () => {
    const next = sealedOf({ 'deals-ms': '2.0.0', 'users-ms': '1.0.0' });
    await expect(world.promote(next, { kill: { at: 6, after: true } })).rejects.toThrow(Killed);
    const first = (await world.records()).length;
    const of = first + 1;
    const plan = planOf({ strategy: 'canary' }, 'test');
    const more: LogRecord[] = [];
    const add = (entry: LogEntry): void =>
      void more.push({
        ...entry,
        ...{
          sequence: of + more.length,
          previous: null,
          id: 'test',
          at: '2026-01-01T00:30:00.000Z',
        },
      });
    const versions = { previousVersion: '1', newVersion: '2' };
    add(rolloutStarted.entry('ada', { service: 'deals-ms', deployment: null, ...versions, plan }));
    const effective = '2026-01-01T00:30:00.000Z';
    add(weightSet.entry('ada', { of, step: 0, weight: 10, effective }));
    const note = async (): Promise<string | undefined> =>
      rowsOf(await statusOf(world, null, more))[1]?.at(-1);
    expect(await note()).toBe('2.0.0 takes 10 % of the requests');
    add(rolloutPaused.entry('grace', { of }));
    expect(await note()).toBe('2.0.0 takes 10 % of the requests, and stays there: it is paused');
    add(rolloutAbortAsked.entry('grace', { of, because: 'customers cannot pay' }));
    expect(await note()).toMatch(/^2.0.0 takes 10 % of the requests, and goes back: .*cannot pay/);
  });

  test('says what is going on, or was when somebody was interrupted', async () => {
    const next = sealedOf({ 'deals-ms': '2.0.0', 'users-ms': '1.0.0' });
    await expect(world.promote(next, { kill: { at: 6, after: true } })).rejects.toThrow(Killed);
    const status = await statusOf(world);
    expect(status.open).toBe('a promotion of ada since 2026-01-01T00:20:00.000Z has not ended');
    expect(status.lock).toMatchObject({ by: 'ada', holder: 'a test' });
    expect(rowsOf(status)[1]?.[4]).toBe('2.0.0 is being deployed, or was interrupted');
    expect(statusNotes(status, { named: false })).toEqual([
      'a promotion of ada since 2026-01-01T00:20:00.000Z has not ended.',
      expect.stringMatching(
        /^ada \(a test\) holds the environment since 2026-01-01T00:2.* until 2026-01-01T00:2/,
      ),
    ]);
  });

  test('says what failed and could not be taken back', async () => {
    const deliver = (service: string) => ({ fails: service === 'deals-ms', left: 'new' as const });
    await world.promote(sealedOf({ 'deals-ms': '2.0.0', 'users-ms': '1.0.0' }), { deliver });
    expect(rowsOf(await statusOf(world))[1]?.[4]).toContain('was deployed and failed: it does');
  });

  test('of nothing is empty', async () => {
    const status = await statusOf(new World());
    expect(status.services).toEqual([]);
    expect(statusRows([status], { named: true }).at(-1)).toEqual([
      ...['staging', '-', '-', '-', '-'],
      'nothing was deployed yet',
    ]);
    expect(statusNotes(status, { named: false })).toEqual([]);
  });

  describe('beside what is really there', () => {
    const stackOf = (service: string, release: string): ServiceStack => ({
      ...{ id: service, name: `${service}-staging`, service, environment: 'staging', release },
      ...{ status: 'UPDATE_COMPLETE', reason: null, nested: false },
    });

    test('says what differs, and what nobody recorded', async () => {
      const stacks = [stackOf('deals-ms', '0.9.0'), stackOf('old-ms', '7.0.0')];
      const status = await statusOf(world, { stacks });
      expect(status).toMatchObject({ notCompared: null });
      expect(rowsOf(status).map((cells) => cells.join('|'))).toEqual([
        'service|release|since|by|drift|',
        'deals-ms|1.0.0|2026-01-01 00:10|ada|other-release|',
        'users-ms|1.0.0|2026-01-01 00:10|ada|gone|',
        'old-ms|-|-|-|not-on-record|',
      ]);
      const notes = statusNotes(status, { named: true });
      expect(notes).toHaveLength(3);
      expect(notes[0]).toBe(
        'staging: deals-ms: other-release: the stack deals-ms-staging has the release 0.9.0, on record is 1.0.0. Find out who deployed it, and promote again what shall run there: nx run super-deals:promote -c staging --again',
      );
    });

    test('says that nothing differs', async () => {
      const stacks = [stackOf('deals-ms', '1.0.0'), stackOf('users-ms', '1.0.0')];
      const status = await statusOf(world, { stacks });
      expect(rowsOf(status).map(([, , , , drift]) => drift)).toEqual(['drift', 'none', 'none']);
      expect(statusNotes(status, { named: false })).toEqual([]);
      expect(
        rowsOf(await statusOf(new World(), { stacks: [] }))
          .at(-1)
          ?.at(-2),
      ).toBe('none');
    });

    test('says where it was not compared, beside where it was', async () => {
      const away = await statusOf(world, { why: 'nothing answers:\nstart it' });
      expect(away).toMatchObject({ drift: null, notCompared: 'nothing answers:\nstart it' });
      expect(rowsOf(away)[0]).toEqual(['service', 'release', 'since', 'by', '']);
      expect(statusNotes(away, { named: false })).toEqual([
        'Not compared with what is really there: nothing answers: start it',
      ]);
      const there = await statusOf(new World(), { stacks: [] });
      const rows = statusRows([away, there], { named: true });
      expect(rows.map((cells) => cells[5])).toEqual(['drift', '?', '?', 'none']);
    });
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
