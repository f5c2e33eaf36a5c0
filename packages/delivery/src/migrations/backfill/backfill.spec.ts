import fc from 'fast-check';
import { virtualTime } from '../../state/testing/virtual-time';
import { backfill, type BackfillOptions, type BackfillState } from './backfill';

class Throttled extends Error {}

interface Table {
  items: Map<number, string>;
  cursor: BackfillState<number> | null;
  /** When each item was taken: milliseconds. */
  taken: number[];
  scanned: (number | null)[];
}

const tableOf = (count: number): Table => ({
  items: new Map(Array.from({ length: count }, (_, index) => [index, 'old'])),
  cursor: null,
  taken: [],
  scanned: [],
});

/** Runs on a clock that takes no time. */
async function run(
  table: Table,
  more: Partial<BackfillOptions<number, number>> = {},
  before: (operation: number, now: number) => void = () => undefined,
): Promise<{ result: Promise<number>; end: number }> {
  const time = virtualTime(0);
  let operations = 0;
  const operate = (): void => before((operations += 1), time.now());
  const result = backfill<number, number>({
    async scan(cursor, limit) {
      operate();
      table.scanned.push(cursor);
      const keys = [...table.items.keys()].filter((key) => key > (cursor ?? -1));
      const items = keys.slice(0, limit);
      return { items, next: keys.length > limit ? (items.at(-1) ?? null) : null };
    },
    async change(item) {
      operate();
      if (table.items.get(item) === 'new') return;
      table.items.set(item, 'new');
      table.taken.push(time.now());
    },
    isPassing: (error) => error instanceof Throttled,
    cursorStore: {
      read: async () => table.cursor,
      write: async (state) => {
        operate();
        table.cursor = state;
      },
    },
    signal: new AbortController().signal,
    batchSize: 10,
    itemsPerSecond: 10,
    where: 'deals',
    ports: {
      now: time.now,
      random: () => 0.5,
      sleep: (milliseconds, signal) => time.until(time.now() + milliseconds, signal),
    },
    ...more,
  });
  result.catch(() => undefined);
  await time.run();
  return { result, end: time.now() };
}

/** The most items that were taken in any second. */
function most(taken: readonly number[]): number {
  return Math.max(
    ...taken.map((from) => taken.filter((at) => at >= from && at < from + 1000).length),
  );
}

test('every item is changed, no faster than asked for, and how far it is is told and stored', async () => {
  const table = tableOf(95);
  const told: number[] = [];
  const { result, end } = await run(table, {
    about: 90,
    onProgress: ({ done, about, rate }) => {
      told.push(done);
      expect([about, rate]).toEqual([90, 10]);
    },
  });
  expect(await result).toBe(95);
  expect([...table.items.values()].every((value) => value === 'new')).toBe(true);
  expect(told).toEqual([10, 20, 30, 40, 50, 60, 70, 80, 90, 95]);
  expect(table.cursor).toEqual({ cursor: null, done: 95, hasEnded: true });
  expect(most(table.taken)).toBe(10);
  expect(end).toBe(9_400);
});

test('what has ended is not read again', async () => {
  const table = tableOf(5);
  await run(table);
  const { result } = await run(table);
  expect(await result).toBe(5);
  expect(table.scanned).toEqual([null]);
});

test('slows down while the table cannot keep up, and is as fast as before afterwards', async () => {
  const table = tableOf(2_000);
  const rates: number[] = [];
  const { result } = await run(
    table,
    { itemsPerSecond: 100, batchSize: 50, onProgress: ({ rate }) => rates.push(rate) },
    (_, now) => {
      if (now >= 2_000 && now < 6_000) throw new Throttled();
    },
  );
  await result;
  expect(Math.min(...rates)).toBeLessThan(26);
  expect(rates.at(-1)).toBe(100);
  expect(most(table.taken)).toBeLessThanOrEqual(100);
  expect([...table.items.values()].every((value) => value === 'new')).toBe(true);
});

test('a table that does not recover ends it, and the next call goes on', async () => {
  const table = tableOf(60);
  const { result, end } = await run(table, { batchSize: 20 }, (operation) => {
    if (operation > 25) throw new Throttled('too fast');
  });
  await expect(result).rejects.toMatchObject({ code: 'access-failed', where: 'deals' });
  expect(end).toBeGreaterThan(300_000);
  expect(end).toBeLessThan(400_000);
  expect(table.cursor).toMatchObject({ cursor: 19, done: 20 });
  expect(await (await run(table, { batchSize: 20 })).result).toBe(60);
  expect(table.scanned).toEqual([null, 19, 19, 39]);
});

test('what is no passing failure ends it at once', async () => {
  const { result } = await run(tableOf(5), {}, (operation) => {
    if (operation === 3) throw new Error('no such attribute');
  });
  await expect(result).rejects.toThrow('no such attribute');
});

test('it stops when its signal fires', async () => {
  const table = tableOf(100);
  const ending = new AbortController();
  const { result } = await run(table, { signal: ending.signal }, (operation) => {
    if (operation === 30) ending.abort(new Error('the lock is lost'));
  });
  await expect(result).rejects.toThrow('the lock is lost');
  expect(table.taken.length).toBeLessThan(40);
});

test.each([
  ['batchSize', 0],
  ['batchSize', 1.5],
  ['itemsPerSecond', -1],
  ['itemsPerSecond', Infinity],
  ['atOnce', NaN],
])('%s %d is refused', async (name, value) => {
  const table = tableOf(1);
  const { result } = await run(table, { [name]: value });
  await expect(result).rejects.toMatchObject({ code: 'invalid-options' });
  expect(table.scanned).toEqual([]);
});

test('ended anywhere, again and again: every item once, in the end', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 0, max: 40 }),
      fc.integer({ min: 1, max: 12 }),
      fc.array(fc.integer({ min: 1, max: 30 }), { maxLength: 6 }),
      async (count, batchSize, ends) => {
        const table = tableOf(count);
        for (const end of ends)
          await (
            await run(table, { batchSize, itemsPerSecond: 1_000 }, (operation) => {
              if (operation >= end) throw new Error('killed');
            })
          ).result.catch(() => undefined);
        const { result } = await run(table, { batchSize, itemsPerSecond: 1_000 });
        expect(await result).toBe(count);
        expect(table.taken).toHaveLength(count);
      },
    ),
    { numRuns: 300 },
  );
});
