import fc from 'fast-check';
import { checkRecords } from '../log/check-record';
import { openLog } from '../log/open-log';
import type { LogRecord } from '../log/record';
import { recordKinds } from '../record-kinds';
import {
  LEASE,
  liveBystander,
  liveHolder,
  stepDone,
  TOLERANCE,
  type Heard,
  type HolderScript,
  type World,
} from '../testing/holders';
import { memoryStore } from '../testing/memory-store';
import { virtualTime } from '../testing/virtual-time';
import { foldLock, type HeldBy } from './lock-state';

const START = Date.UTC(2026, 10, 21);
const check = checkRecords([...recordKinds, stepDone]);

const time = (most: number): fc.Arbitrary<number> => fc.integer({ min: 0, max: most });

const thoughts = fc.array(fc.array(fc.oneof(time(LEASE / 2), time(3 * LEASE)), { maxLength: 3 }), {
  minLength: 1,
  maxLength: 2,
});

const troubled: fc.Arbitrary<HolderScript> = fc.record({
  start: time(2 * LEASE),
  skew: fc.integer({ min: -2 * LEASE, max: 2 * LEASE }),
  stalls: fc.array(fc.record({ at: time(4 * LEASE), length: time(3 * LEASE) }), { maxLength: 2 }),
  crash: fc.option(time(5 * LEASE), { freq: 3 }),
  rounds: thoughts,
  faults: fc.array(
    fc.oneof(
      { weight: 3, arbitrary: fc.constant(null) },
      fc.constantFrom('before', 'after', 'late'),
    ),
    { maxLength: 10 },
  ),
});

const calm: fc.Arbitrary<HolderScript> = fc.record({
  start: time(2 * LEASE),
  skew: fc.integer({ min: 0, max: TOLERANCE - 1 }),
  stalls: fc.constant([]),
  crash: fc.constant(null),
  rounds: thoughts,
  faults: fc.array(fc.constantFrom(null, 'after'), { maxLength: 10 }),
});

interface Outcome {
  records: LogRecord[];
  heard: Heard[];
}

async function live(
  holders: readonly HolderScript[],
  bystander: readonly number[],
  seed: number,
): Promise<Outcome> {
  const world: World = {
    time: virtualTime(START),
    documents: new Map(),
    check,
    random: randomFrom(seed),
  };
  const heard = holders.map((script, index) => liveHolder(world, `holder-${index}`, script));
  liveBystander(world, bystander);
  await world.time.run();
  const names = { application: 'shop', environment: 'staging' };
  const log = openLog(memoryStore({ documents: world.documents }), { ...names, check });
  return { records: (await log.read()).records, heard };
}

/** mulberry32 */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Records that carry a token and are not of the lock that was held when they were appended. */
function outsiders(records: readonly LogRecord[]): LogRecord[] {
  let held: HeldBy | null = null;
  return records.filter((record) => {
    const before = held;
    held = foldLock(held, record);
    return record.token !== undefined && record.token !== before?.token;
  });
}

function timesIn(records: readonly LogRecord[], step: string): number {
  return records.filter((record) => stepDone.is(record) && record.step === step).length;
}

test('holders that stall, die, mishear and misread the clock leave a log that is true', async () => {
  const codes = new Set<string>();
  let runs = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(troubled, { minLength: 2, maxLength: 4 }),
      fc.array(time(2 * LEASE), { maxLength: 2 }),
      fc.integer(),
      async (holders, bystander, seed) => {
        const { records, heard } = await live(holders, bystander, seed);
        runs += 1;
        expect(outsiders(records)).toEqual([]);
        for (const { done, unsure, refused, rounds } of heard) {
          expect(done.map((step) => timesIn(records, step))).toEqual(done.map(() => 1));
          expect(unsure.filter((step) => timesIn(records, step) > 1)).toEqual([]);
          expect(refused.filter((step) => timesIn(records, step) > 0)).toEqual([]);
          rounds.forEach((code) => codes.add(code));
        }
        const steps = records.filter(stepDone.is).map(({ step }) => step);
        expect(new Set(steps).size).toBe(steps.length);
        expect(steps.filter((step) => step.startsWith('seen'))).toHaveLength(bystander.length);
      },
    ),
    { numRuns: 2_000 },
  );
  expect(runs).toBe(2_000);
  // All of it happened.
  expect([...codes].sort()).toEqual(['done', 'lock-held', 'lock-lost', 'state-unsure']);
}, 120_000);

test('whoever lives and whose clock is right enough keeps the lock', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(calm, { minLength: 2, maxLength: 3 }),
      fc.array(time(2 * LEASE), { maxLength: 2 }),
      fc.integer(),
      async (holders, bystander, seed) => {
        const { records, heard } = await live(holders, bystander, seed);
        for (const { done, unsure, refused, rounds } of heard) {
          expect([unsure, refused]).toEqual([[], []]);
          expect(rounds.filter((code) => code !== 'done' && code !== 'lock-held')).toEqual([]);
          expect(done.map((step) => timesIn(records, step))).toEqual(done.map(() => 1));
        }
      },
    ),
    { numRuns: 500 },
  );
}, 120_000);
