import { withLock } from '../state/lock/with-lock';
import { type Log, openLog } from '../state/log/open-log';
import type { LogEntry, LogRecord } from '../state/log/record';
import { memoryStore } from '../state/testing/memory-store';
import { commandRollout, type RolloutCommand } from './command-rollout';
import { rolloutEnded, rolloutWaited, weightIntended, weightSet } from './machine/records';
import { planOf } from './policy/policy';
import { startRollout } from './start-rollout';
import { allKinds } from './testing/world';
import { testPlan } from './testing/written';

const names = { application: 'shop', environment: 'staging', check: allKinds };
const wanted = {
  service: 'deals-ms',
  deployment: null,
  previousVersion: '7',
  newVersion: '8',
  plan: testPlan(),
  by: 'ada',
};
const options = { by: 'ada', holder: 'a test' };

/** A log with a rollout of `deals-ms` in it, which is record 2, and what follows on that. */
async function logWith(...entries: LogEntry[]): Promise<Log> {
  const log = openLog(memoryStore(), names);
  await withLock(log, options, async (lock) => {
    await startRollout(lock, wanted);
    for (const entry of entries) await lock.append(entry);
  });
  return log;
}

const of = 2;
const atTen = [
  weightIntended.entry('ada', { of, step: 0, weight: 10 }),
  weightSet.entry('ada', { of, step: 0, weight: 10, effective: '2026-01-01T00:00:00.000Z' }),
];
const ended = rolloutEnded.entry('ada', { of, outcome: 'succeeded', weight: 100, what: null });

const ask = (log: Log, command: RolloutCommand, service = 'deals-ms') =>
  commandRollout(log, { service, by: 'bob', command });
const abort: RolloutCommand = { kind: 'abort', because: 'it looks wrong' };

test.each<[RolloutCommand, object]>([
  [{ kind: 'pause' }, { kind: 'rollout-paused', of, by: 'bob' }],
  [{ kind: 'skip' }, { kind: 'step-skipped', of, step: 0 }],
  [abort, { kind: 'rollout-abort-asked', of, because: 'it looks wrong' }],
])('%j is on record, once', async (command, expected) => {
  const log = await logWith(...atTen);
  expect(await ask(log, command)).toMatchObject(expected);
  expect(await ask(log, command)).toBeNull();
  expect((await log.read()).records.at(-1)).toMatchObject(expected);
});

test('what is paused can be resumed, and what is not need not', async () => {
  const log = await logWith(...atTen);
  expect(await ask(log, { kind: 'resume' })).toBeNull();
  await ask(log, { kind: 'pause' });
  expect(await ask(log, { kind: 'resume' })).toMatchObject({ kind: 'rollout-resumed' });
  expect(await ask(log, { kind: 'resume' })).toBeNull();
});

test.each<[string, LogEntry[], RolloutCommand, string]>([
  ['a rollout that has ended', [...atTen, ended], abort, 'no rollout is going on'],
  ['a step before the first', [], { kind: 'skip' }, 'no step has begun'],
])('%s is refused', async (_, entries, command, what) => {
  const log = await logWith(...entries);
  await expect(ask(log, command)).rejects.toMatchObject({
    code: 'invalid-options',
    where: 'deals-ms',
    what: expect.stringContaining(what),
  });
});

test('a service without a rollout is refused', async () => {
  const log = await logWith();
  await expect(ask(log, abort, 'users-ms')).rejects.toMatchObject({ where: 'users-ms' });
});

test('nothing but an abort can be asked of what goes back, and that is so already', async () => {
  const log = await logWith(...atTen);
  await ask(log, abort);
  expect(await ask(log, { kind: 'abort', because: 'really' })).toBeNull();
  await expect(ask(log, { kind: 'pause' })).rejects.toMatchObject({
    what: expect.stringContaining('goes back already: bob ended it'),
  });
});

test('what is over cannot be aborted', async () => {
  const log = openLog(memoryStore(), names);
  const plan = planOf({ strategy: 'blue-green', bake: '5 m', analysis: { rules: [] } }, 'test');
  await withLock(log, options, async (lock) => {
    await startRollout(lock, { ...wanted, plan });
    const [intended, set] = atTen;
    await lock.append({ ...intended, by: 'ada', kind: 'weight-intended', weight: 100 });
    const { sequence: basis } = await lock.append({
      ...set,
      by: 'ada',
      kind: 'weight-set',
      weight: 100,
    });
    await lock.append(rolloutWaited.entry('ada', { of, basis, waited: 300_000 }));
  });
  await expect(ask(log, abort)).rejects.toMatchObject({
    what: expect.stringContaining('has succeeded'),
  });
});

test('whoever comes in between is looked at first', async () => {
  const log = await logWith(...atTen);
  let reads = 0;
  const busy: Log = {
    ...log,
    async read(from) {
      const known = await log.read(from);
      reads += 1;
      if (reads === 1) await log.append(known.head, ended);
      return known;
    },
  };
  await expect(ask(busy, abort)).rejects.toMatchObject({ what: 'no rollout is going on' });
  expect(reads).toBe(2);
});

describe('startRollout', () => {
  const started = (log: Log, more: object): Promise<number> =>
    withLock(log, options, (lock) => startRollout(lock, { ...wanted, ...more }));
  const count = async (log: Log): Promise<number> =>
    (await log.read()).records.filter(({ kind }: LogRecord) => kind === 'rollout-started').length;

  test('goes on with one of the same versions, by the plan on record', async () => {
    const log = await logWith(...atTen);
    expect(await started(log, { plan: testPlan({ patience: '9 m' }) })).toBe(of);
    expect(await count(log)).toBe(1);
  });

  test('refuses another one while one is open, and not after', async () => {
    const log = await logWith(...atTen);
    await expect(started(log, { newVersion: '9' })).rejects.toMatchObject({
      code: 'invalid-options',
      what: expect.stringContaining('from 7 to 8 is open'),
    });
    await withLock(log, options, (lock) => lock.append(ended));
    expect(await started(log, { newVersion: '9' })).toBeGreaterThan(of);
  });

  test('lets services go beside each other', async () => {
    const log = await logWith(...atTen);
    await started(log, { service: 'users-ms' });
    expect(await count(log)).toBe(2);
    expect(await ask(log, { kind: 'pause' }, 'users-ms')).toMatchObject({ of: 7 });
  });
});
