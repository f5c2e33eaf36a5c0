import { DeliveryError } from '../../delivery-error';
import { mapSettled } from '../../package/map-settled';
import { backOff, type StatePorts } from '../../state/ports';
import { messageOf } from '../../state/state-errors';
import { pace, type Pacer } from './pacer';

/** How far a backfill is. */
export interface BackfillState<Cursor> {
  /** Where the next batch begins; `null`: at the start. */
  cursor: Cursor | null;
  /** Items that were looked at. */
  done: number;
  hasEnded: boolean;
}

/** Keeps how far a backfill is, in the database whose items it changes. */
export interface CursorStore<Cursor> {
  /** `null`: it was not begun. */
  read(): Promise<BackfillState<Cursor> | null>;
  /** @throws DeliveryError `migration-refused` when somebody else has taken over */
  write(state: BackfillState<Cursor>): Promise<void>;
}

export interface BackfillProgress {
  done: number;
  /** Of about how many; `null`: nobody knows. */
  about: number | null;
  /** Items per second that are tried now. */
  rate: number;
}

export interface BackfillOptions<Item, Cursor> {
  /** Reads the next items. `next`: `null` when there are no more. */
  scan(
    cursor: Cursor | null,
    limit: number,
    signal: AbortSignal,
  ): Promise<{ items: Item[]; next: Cursor | null }>;
  /** Changes one item, on condition that it is not changed yet: after a kill it is called again with the items of the last batch. */
  change(item: Item, signal: AbortSignal): Promise<void>;
  /** Whether the same may succeed later: throttled, or out of reach for a moment. */
  isPassing(error: unknown): boolean;
  cursorStore: CursorStore<Cursor>;
  signal: AbortSignal;
  /** Items after which the cursor is stored. Default 100. */
  batchSize?: number | undefined;
  /** The most that are touched in a second. Default 100. */
  itemsPerSecond?: number | undefined;
  /** Items that are changed at the same time. Default 8. */
  atOnce?: number | undefined;
  /** How many there are, about. */
  about?: number | null | undefined;
  /** For where it failed. */
  where: string;
  ports: Pick<StatePorts, 'now' | 'sleep' | 'random'>;
  onProgress?: ((progress: BackfillProgress) => void) | undefined;
}

/** Between attempts: milliseconds. With the attempts below, more than five minutes. */
const AGAIN = { first: 100, longest: 20_000 };
const ATTEMPTS = 30;

/**
 * Changes all items of a table in batches, and stores after each how far it is. It may be killed anywhere; the next call goes on with the batch that was not
 * stored. When the database cannot keep up it slows down, tries again, and speeds up later.
 *
 * @returns how many items were looked at, by all calls together
 * @throws what `scan` and `change` throw; DeliveryError `access-failed` when the database does not recover; the reason of the signal
 */
export async function backfill<Item, Cursor>(
  options: BackfillOptions<Item, Cursor>,
): Promise<number> {
  const { scan, cursorStore, signal, where, about = null, onProgress } = options;
  const { batchSize = 100, itemsPerSecond = 100, atOnce = 8, ports } = options;
  checkNumbers({ batchSize, itemsPerSecond, atOnce }, where);
  const pacer = pace(itemsPerSecond, ports);
  let state = (await cursorStore.read()) ?? { cursor: null, done: 0, hasEnded: false };
  while (!state.hasEnded) {
    signal.throwIfAborted();
    const { cursor, done } = state;
    const page = await patiently(() => scan(cursor, batchSize, signal), pacer, options);
    await changeAll(page.items, pacer, options);
    signal.throwIfAborted();
    const { items, next } = page;
    state = { cursor: next, done: done + items.length, hasEnded: next === null };
    await cursorStore.write(state);
    onProgress?.({ done: state.done, about, rate: pacer.rate() });
  }
  return state.done;
}

/** When one fails, none of the others is tried any more, and all have ended. */
async function changeAll<Item, Cursor>(
  items: readonly Item[],
  pacer: Pacer,
  options: BackfillOptions<Item, Cursor>,
): Promise<void> {
  const { change, atOnce = 8 } = options;
  const failing = new AbortController();
  const signal = AbortSignal.any([options.signal, failing.signal]);
  await mapSettled(items, atOnce, async (item) => {
    try {
      await pacer.turn(signal);
      await patiently(() => change(item, signal), pacer, { ...options, signal });
      pacer.taken();
    } catch (error) {
      failing.abort(error);
      throw error;
    }
  });
}

async function patiently<Result>(
  work: () => Promise<Result>,
  pacer: Pacer,
  options: Pick<BackfillOptions<never, never>, 'isPassing' | 'signal' | 'where' | 'ports'>,
): Promise<Result> {
  const { isPassing, signal, where, ports } = options;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      signal.throwIfAborted();
      if (!isPassing(error)) throw error;
      if (attempt === ATTEMPTS)
        throw new DeliveryError({
          code: 'access-failed',
          what: `the database could not keep up for minutes: ${messageOf(error)}`,
          where,
          fix: 'Give it more capacity, or the step fewer itemsPerSecond, and run the command again: it goes on where it is.',
          cause: error,
        });
      pacer.slower();
      await ports.sleep(backOff(attempt, ports.random(), AGAIN), signal);
      signal.throwIfAborted();
    }
  }
}

function checkNumbers(numbers: Readonly<Record<string, number>>, where: string): void {
  for (const [name, value] of Object.entries(numbers)) {
    const isFine = name === 'itemsPerSecond' ? value > 0 : Number.isInteger(value) && value > 0;
    if (!isFine || !Number.isFinite(value))
      throw new DeliveryError({
        code: 'invalid-options',
        what: `${name} is ${value}`,
        where,
        fix: 'Give a number above 0.',
      });
  }
}
