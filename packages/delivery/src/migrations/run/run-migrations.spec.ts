import { digestOf } from '../../artifacts/digest';
import type { HeldLock } from '../../state/lock/held-lock';
import { checkRecords } from '../../state/log/check-record';
import type { LogRecord } from '../../state/log/record';
import { realPorts } from '../../state/ports';
import type { WindowRelease } from '../plan/contract-allowed';
import { backupRestored, migrationKinds } from '../records';
import type { PackagedStep } from '../step';
import {
  type MemoryData,
  memoryBackups,
  memoryData,
  memoryDatabase,
  type MemoryStepContext,
} from '../testing/memory-database';
import { stepOf } from '../testing/places';
import { runMigrations, type RunMigrationsInput } from './run-migrations';

const packagedOf = (...args: Parameters<typeof stepOf>): PackagedStep => {
  const step = stepOf(...args);
  return { ...step, file: `${step.id}.${step.kind}.cjs`, digest: digestOf('code') };
};
const STEPS = [packagedOf(1, 'expand'), packagedOf(2, 'contract')];

type Code = (context: MemoryStepContext) => unknown;

interface World {
  data: MemoryData;
  records: LogRecord[];
  ending: AbortController;
  run(
    codes?: Record<string, Code>,
    more?: Partial<RunMigrationsInput>,
  ): ReturnType<typeof runMigrations>;
}

function world(): World {
  const data = memoryData([['a', { id: 'a', price: 1 }]]);
  const records: LogRecord[] = [];
  const ending = new AbortController();
  const check = checkRecords(migrationKinds);
  const lock: HeldLock = {
    token: 1,
    records,
    signal: ending.signal,
    async append(entry) {
      const sequence = records.length + 1;
      const at = '2026-01-01T00:00:00.000Z';
      const record = { ...entry, sequence, previous: null, id: `id-${sequence}`, at, token: 1 };
      const kept = JSON.parse(JSON.stringify(record)) as LogRecord;
      expect(check.knows(kept.kind)).toBe(true);
      expect(check.problem(sequence === 1 ? kept : { ...kept, previous: digestOf('') })).toBe(
        undefined,
      );
      records.push(kept);
      return kept;
    },
  };
  const options = { ports: realPorts };
  return {
    data,
    records,
    ending,
    run: (codes = {}, more = {}) =>
      runMigrations(lock, {
        service: 'deals-ms',
        by: 'ada',
        release: { name: '2.1.0', version: '2.1.0' },
        phase: 'contract',
        window: [],
        packaged: { folder: 'nowhere', steps: STEPS },
        database: memoryDatabase(data, options),
        backups: memoryBackups(data, options),
        load: async (_, { id }) => codes[id] ?? (() => undefined),
        ...more,
      }),
  };
}

const told = (records: readonly LogRecord[]): unknown[][] =>
  records.map(({ kind, step, before, outcome }) => [kind, step ?? before, outcome]);

test('the steps, a backup before the first that destroys anything, and all of it on record', async () => {
  const { run, records, data } = world();
  const progress: string[] = [];
  const { applied } = await run(
    { '0002-step': ({ all }) => all(({ id }) => ({ id })) },
    { onProgress: ({ step, message }) => progress.push(`${step}: ${message}`) },
  );
  expect(applied).toEqual(['0001-step', '0002-step']);
  expect(told(records)).toEqual([
    ['migration-started', '0001-step', undefined],
    ['migration-ended', '0001-step', 'applied'],
    ['backup-made', '0002-step', undefined],
    ['migration-started', '0002-step', undefined],
    ['migration-ended', '0002-step', 'applied'],
  ]);
  const { backup } = data.states.get('0002-step') ?? {};
  expect(records[3]).toMatchObject({ backup, release: '2.1.0', destroys: true });
  expect([...(data.backups.get(backup ?? '')?.values() ?? [])]).toEqual([{ id: 'a', price: 1 }]);
  expect(progress).toEqual(['0002-step: a backup is made', '0002-step: 1']);
  expect((await run()).applied).toEqual([]);
  expect(records).toHaveLength(5);
});

test('a step that fails is on record with why, and the next call begins with it and the same backup', async () => {
  const { run, records, data } = world();
  const failing = run({
    '0002-step': () => {
      throw new Error('no such column');
    },
  });
  await expect(failing).rejects.toMatchObject({
    code: 'migration-failed',
    where: 'deals-ms: 0002-step',
    what: 'the migration failed: no such column',
  });
  expect(records.at(-1)).toMatchObject({
    ...{ kind: 'migration-ended', step: '0002-step', outcome: 'failed', what: 'no such column' },
  });
  expect((await run()).applied).toEqual(['0002-step']);
  expect(data.backups.size).toBe(1);
});

test('without a backup nothing is destroyed', async () => {
  const { run, data, records } = world();
  const make = async (): Promise<never> => {
    throw new Error('no space left');
  };
  const backups = { ...memoryBackups(data, { ports: realPorts }), make };
  await expect(run({}, { backups })).rejects.toThrow('no space left');
  expect(data.states.has('0002-step')).toBe(false);
  expect(told(records).at(-1)).toEqual(['migration-ended', '0001-step', 'applied']);
});

test('what does not go together is refused with everything that is wrong, and nothing is run', async () => {
  const { run, data, records } = world();
  await run();
  const changed = STEPS.map((step) => ({ ...step, checksum: digestOf('other') }));
  const states = structuredClone(data.states);
  const count = records.length;
  await expect(run({}, { packaged: { folder: 'nowhere', steps: changed } })).rejects.toMatchObject({
    code: 'migration-refused',
    where: 'database in memory',
    what: expect.stringMatching(/0001-step: .*\n0002-step: /),
  });
  expect([data.states, records.length]).toEqual([states, count]);
});

test('code that cannot be loaded is told before anything is run', async () => {
  const { run, data } = world();
  const load = async (_: string, { id }: PackagedStep): Promise<() => void> => {
    if (id === '0002-step') throw new Error('it cannot be loaded');
    return () => undefined;
  };
  await expect(run({}, { load })).rejects.toThrow('it cannot be loaded');
  expect(data.states.size).toBe(0);
});

test('a contract step waits while a release that needs the old shape can be gone back to', async () => {
  const { run, data } = world();
  const old: WindowRelease = {
    ...{ name: '2.0.0', version: '2.0.0', steps: ['0001-step'] },
    ...{ why: 'could be gone back to', until: null },
  };
  const { plan, applied } = await run({}, { window: [old] });
  expect(applied).toEqual(['0001-step']);
  expect(plan.waiting).toMatchObject([{ step: { id: '0002-step' } }]);
  expect(data.states.has('0002-step')).toBe(false);
});

test('it stops when the lock is lost: nothing more is run, or said', async () => {
  const { run, ending, data, records } = world();
  const lost = run({ '0001-step': () => ending.abort(new Error('the lock is lost')) });
  await expect(lost).rejects.toThrow('the lock is lost');
  expect(data.states.has('0002-step')).toBe(false);
  const count = records.length;
  await expect(run()).rejects.toThrow('the lock is lost');
  expect(records).toHaveLength(count);
});

test('a step that is cut off because the lock is lost has not failed', async () => {
  const { run, ending, records } = world();
  const cut = (): never => {
    ending.abort(new Error('the lock is lost'));
    throw new Error('request aborted');
  };
  await expect(run({ '0001-step': cut })).rejects.toThrow('the lock is lost');
  expect(told(records)).toEqual([['migration-started', '0001-step', undefined]]);
});

test('that a backup was brought back is a record as well', () => {
  const payload = { service: 'deals-ms', backup: 'b1', items: 3, milliseconds: 20 };
  const entry = backupRestored.entry('ada', payload);
  const record = { ...entry, sequence: 1, previous: null, id: 'x', at: '2026-01-01T00:00:00.000Z' };
  expect(checkRecords(migrationKinds).problem(record)).toBeUndefined();
  expect(checkRecords(migrationKinds).problem({ ...record, items: -1 })).toContain('items');
});
