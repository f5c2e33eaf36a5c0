import { DeliveryError } from '../../delivery-error';
import { checkRecords } from '../log/check-record';
import { openLog, type Log } from '../log/open-log';
import type { LogRecord } from '../log/record';
import type { StatePorts } from '../ports';
import { recordKinds } from '../record-kinds';
import { stepDone } from '../testing/holders';
import { memoryStore, type MemoryFault } from '../testing/memory-store';
import { virtualTime, type VirtualTime } from '../testing/virtual-time';
import type { HeldLock } from './held-lock';
import type { LockOptions } from './lock-options';
import type { HeldBy } from './lock-state';
import { withLock } from './with-lock';

const START = Date.UTC(2026, 10, 21, 9);
const check = checkRecords([...recordKinds, stepDone]);

describe('withLock', () => {
  let time: VirtualTime;
  let documents: Map<string, string>;
  let ports: StatePorts;
  let log: Log;
  beforeEach(() => {
    time = virtualTime(START);
    documents = new Map();
    let ids = 0;
    ports = {
      now: time.now,
      sleep: (milliseconds, signal) => time.until(time.now() + milliseconds, signal),
      random: () => 0.5,
      newId: () => `id-${(ids += 1)}`,
    };
    log = logWith(() => undefined);
  });

  function logWith(fault: () => MemoryFault | undefined): Log {
    const store = memoryStore({ documents, fault });
    return openLog(store, { application: 'shop', environment: 'staging', check, ports });
  }

  const ada: LockOptions = { by: 'ada', holder: 'run 1', lease: 60_000, tolerance: 10_000 };
  const bob: LockOptions = { ...ada, by: 'bob', holder: 'run 2' };

  const lock = <Result>(
    options: LockOptions,
    work: (lock: HeldLock) => Promise<Result>,
    of = log,
  ): Promise<Result> => withLock(of, { ports, ...options }, work);

  /** What a promise came to when all waiting is over. */
  async function outcome<Result>(promise: Promise<Result>): Promise<Result | DeliveryError> {
    const settled = promise.catch((error: unknown) => {
      if (error instanceof DeliveryError) return error;
      throw error;
    });
    await time.run();
    return settled;
  }

  const step = (name: string) => stepDone.entry('ada', { step: name });
  const seconds = (count: number): Promise<void> => ports.sleep(count * 1_000);

  async function logged(): Promise<string[]> {
    const { records } = await log.read();
    const told = ({ kind, token, at, ...rest }: LogRecord): string =>
      [(Date.parse(at) - START) / 1_000, kind, token, rest['step'] ?? rest['holder']]
        .join(' ')
        .trim();
    return records.map(told);
  }

  test('what is appended under a lock carries its token, in the order it was asked for', async () => {
    const result = outcome(
      lock(ada, async ({ append, token, records }) => {
        expect([token, records.length]).toEqual([1, 1]);
        await Promise.all([append(step('a')), append(step('b')), append(step('c'))]);
        return records.length;
      }),
    );
    expect(await result).toBe(4);
    expect(await logged()).toEqual([
      '0 lock-acquired  run 1',
      '0 step-done 1 a',
      '0 step-done 1 b',
      '0 step-done 1 c',
      '0 lock-released 1',
    ]);
  });

  test('the lease is renewed after a third of it, counted from the last record', async () => {
    await outcome(
      lock(ada, async ({ append }) => {
        await seconds(15);
        await append(step('a'));
        await seconds(50);
      }),
    );
    expect(await logged()).toEqual([
      '0 lock-acquired  run 1',
      '15 step-done 1 a',
      '35 lock-renewed 1',
      '55 lock-renewed 1',
      '65 lock-released 1',
    ]);
  });

  test('another one fails at once, and is told who holds it, since when and until when', async () => {
    const first = outcome(lock(ada, () => seconds(100)));
    const second = seconds(30).then(() => lock(bob, () => seconds(1)));
    expect(await outcome(second)).toMatchObject({
      code: 'lock-held',
      where: 'shop/staging',
      what: 'it is locked by run 1 (ada) since 2026-11-21T09:00:00.000Z; without a sign of life the lock ends at 2026-11-21T09:01:20.000Z',
    });
    await first;
  });

  test('who waits is told for whom, and goes on soon after the lock is free', async () => {
    const waiting: HeldBy[] = [];
    const held: HeldBy[] = [];
    const first = lock(ada, () => seconds(100));
    const second = seconds(1).then(() =>
      lock(
        {
          ...bob,
          wait: 200_000,
          onWaiting: (by) => waiting.push(by),
          onHeld: (by) => held.push(by),
        },
        async () => time.now(),
      ),
    );
    const begun = Number(await outcome(second));
    await first;
    expect(waiting.map(({ holder }) => holder)).toEqual(['run 1']);
    expect(held.map(({ holder, token }) => [holder, token])).toEqual([['run 2', 7]]);
    expect((begun - START) / 1_000).toBeGreaterThan(100);
    expect((begun - START) / 1_000).toBeLessThan(105.1);
  });

  test('waiting ends after its time', async () => {
    void lock(ada, () => seconds(1_000));
    await expect(
      outcome(seconds(1).then(() => lock({ ...bob, wait: 20_000 }, () => seconds(1)))),
    ).resolves.toMatchObject({ code: 'lock-held' });
  });

  test('waiting ends when the caller says so', async () => {
    void lock(ada, () => seconds(1_000));
    const caller = new AbortController();
    void seconds(1).then(() => caller.abort(new Error('enough')));
    const waiting = lock({ ...bob, wait: 1e9, signal: caller.signal }, () => seconds(1)).catch(
      ({ message }: Error) => message,
    );
    expect(await outcome(waiting)).toBe('enough');
    expect((await logged()).filter((line) => line.includes('run 2'))).toEqual([]);
  });

  test('who died is displaced when the lease and the tolerance are over, not before', async () => {
    void lock(ada, () => new Promise(() => undefined), logWithDeathAt(25));
    const second = seconds(26).then(() => lock({ ...bob, wait: 200_000 }, async () => time.now()));
    // Renewed at 20 seconds for the last time.
    expect(Number(await outcome(second)) - START).toBe(20_000 + 60_000 + 10_000 + 1);
  });

  /** A log whose writes are heard of no more from a moment on. */
  function logWithDeathAt(moment: number): Log {
    return logWith(() =>
      time.now() < START + moment * 1_000 ? undefined : { late: new Promise(() => undefined) },
    );
  }

  test('an old holder finds out: its signal fires, its records are refused, and so is its result', async () => {
    const told: unknown[] = [];
    // Its writes fail from the beginning on, until somebody else has the lock; then it comes back.
    let isAway = false;
    const away = logWith(() => (isAway ? 'before' : undefined));
    const first = lock(
      { ...ada, lease: 1e9 },
      async ({ append, signal }) => {
        signal.addEventListener('abort', () => told.push((signal.reason as DeliveryError).code));
        isAway = true;
        await seconds(10);
        isAway = false;
        // As if the clock of the other one were far ahead of this one's.
        await log.append((await log.read()).head, {
          by: 'bob',
          kind: 'lock-acquired',
          holder: 'run 2',
          lease: 60_000,
        });
        told.push(await append(step('late')).catch(({ code }: DeliveryError) => code));
        told.push(await append(step('later')).catch(({ code }: DeliveryError) => code));
        return 'done';
      },
      away,
    );
    expect(await outcome(first)).toMatchObject({
      code: 'lock-lost',
      what: 'the lock of record 1 is lost: run 2 (bob) took it at 2026-11-21T09:00:10.000Z, since its lease was over',
    });
    expect(told).toEqual(['lock-lost', 'lock-lost', 'lock-lost']);
    expect(await logged()).toEqual(['0 lock-acquired  run 1', '10 lock-acquired  run 2']);
  });

  test('a renewal that fails is tried again in time', async () => {
    let failures = 0;
    const shaky = logWith(() =>
      time.now() > START && time.now() < START + 50_000 && (failures += 1) ? 'before' : undefined,
    );
    expect(await outcome(lock(ada, () => seconds(70), shaky))).toBeUndefined();
    expect(failures).toBeGreaterThan(3);
    expect((await logged())[1]).toBe('50 lock-renewed 1');
  });

  test('a lock that cannot be renewed is lost when its lease is over, and the work is told then', async () => {
    let aborted: number | undefined;
    const dead = logWith(() => (time.now() > START ? 'before' : undefined));
    const work = lock(
      ada,
      async ({ signal }) => {
        await ports.sleep(1e9, signal);
        aborted = time.now() - START;
        throw new Error('stopped');
      },
      dead,
    );
    expect(await outcome(work)).toMatchObject({
      code: 'lock-lost',
      what: expect.stringContaining('its lease was over before it could be renewed'),
      cause: new Error('stopped'),
    });
    expect(aborted).toBe(60_000);
  });

  test('an error of the work releases the lock and is handed on', async () => {
    const failed = lock(ada, async () => {
      throw new DeliveryError({ code: 'stack-failed', what: 'no' });
    });
    expect(await outcome(failed)).toMatchObject({ code: 'stack-failed' });
    expect(await logged()).toEqual(['0 lock-acquired  run 1', '0 lock-released 1']);
  });

  test('what goes on after the work has ended is recorded no more', async () => {
    let append: HeldLock['append'] | undefined;
    await outcome(lock(ada, async (held) => void (append = held.append)));
    await expect(append?.(step('stray'))).rejects.toMatchObject({ code: 'lock-lost' });
    expect(await logged()).toEqual(['0 lock-acquired  run 1', '0 lock-released 1']);
  });

  test('work that succeeded stays so when the lock cannot be released', async () => {
    const unreleased: unknown[] = [];
    const dead = logWith(() => (time.now() > START ? 'before' : undefined));
    const work = async (): Promise<string> => {
      await seconds(1);
      return 'done';
    };
    const options = { ...ada, onUnreleased: (error: unknown) => unreleased.push(error) };
    expect(await outcome(lock(options, work, dead))).toBe('done');
    expect(unreleased).toMatchObject([{ code: 'state-unsure' }]);
  });

  test('records of others that need no lock do not end it', async () => {
    await outcome(
      lock(ada, async ({ append, records }) => {
        await log.append((await log.read()).head, stepDone.entry('eve', { step: 'approved' }));
        await append(step('a'));
        expect(records.map(({ by }) => by)).toEqual(['ada', 'eve', 'ada']);
      }),
    );
    expect(await logged()).toEqual([
      '0 lock-acquired  run 1',
      '0 step-done  approved',
      '0 step-done 1 a',
      '0 lock-released 1',
    ]);
  });

  test("the caller's signal reaches the work", async () => {
    const caller = new AbortController();
    const work = lock({ ...ada, signal: caller.signal }, async ({ signal }) => {
      await ports.sleep(1e9, signal);
      return signal.reason as string;
    });
    void seconds(5).then(() => caller.abort('interrupted'));
    expect(await outcome(work)).toBe('interrupted');
    expect((await logged()).at(-1)).toBe('5 lock-released 1');
  });

  test.each([
    [{ lease: 0 }, '/lease'],
    [{ lease: 1.5 }, '/lease'],
    [{ holder: '' }, '/holder'],
    [{ by: '' }, '/by'],
  ])('%j is refused before anything is written', async (wrong, where) => {
    expect(await outcome(lock({ ...ada, ...wrong }, () => seconds(1)))).toMatchObject({
      code: 'invalid-options',
      what: expect.stringContaining(where),
    });
    expect([...documents]).toEqual([]);
  });
});
