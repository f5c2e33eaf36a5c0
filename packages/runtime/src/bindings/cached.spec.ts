import fc from 'fast-check';
import { cached, type CachedOptions } from './cached';

/** A clock that is set by hand, a read that is answered by hand. */
function bench(options: Partial<CachedOptions> = {}) {
  const clock = { now: 1_000_000 };
  const stale: { error: unknown; age: number }[] = [];
  const reads: { patience: number; succeed(value: string): void; fail(error: Error): void }[] = [];
  const cache = cached<string>(
    (patience) =>
      new Promise((succeed, fail) => {
        reads.push({ patience, succeed, fail });
      }),
    {
      ttl: 1_000,
      retryAfter: 100,
      timeout: 50,
      refreshTimeout: 5,
      onStale: (error, age) => void stale.push({ error, age }),
      now: () => clock.now,
      random: () => 0,
      ...options,
    },
  );
  const last = () => {
    const read = reads.at(-1);
    if (read === undefined) throw new Error('nothing was read');
    return read;
  };
  return { cache, clock, stale, reads, last };
}

async function filled(options: Partial<CachedOptions> = {}) {
  const it = bench(options);
  const first = it.cache.get();
  it.last().succeed('one');
  await first;
  return it;
}

test('reads once for all who ask at the same time, and serves it until its time is over', async () => {
  const { cache, clock, reads, last } = bench();
  const asked = [cache.get(), cache.get(), cache.refresh()];
  last().succeed('one');
  expect(await Promise.all(asked)).toEqual(['one', 'one', 'one']);
  clock.now += 999;
  expect(await cache.get()).toBe('one');
  expect(reads).toHaveLength(1);
  clock.now += 1;
  const next = cache.get();
  last().succeed('two');
  expect(await next).toBe('two');
  expect(reads).toHaveLength(2);
});

test('the first read fails for all who asked, and the next one tries again', async () => {
  const { cache, reads, last, stale } = bench();
  const asked = [cache.get(), cache.get()];
  last().fail(new Error('away'));
  for (const one of await Promise.allSettled(asked)) expect(one.status).toBe('rejected');
  const next = cache.get();
  last().succeed('one');
  expect(await next).toBe('one');
  expect(reads).toHaveLength(2);
  expect(stale).toEqual([]);
});

test('a refresh that fails is told once, and what was there is served until the next try', async () => {
  const { cache, clock, reads, last, stale } = await filled();
  clock.now += 1_500;
  const asked = [cache.get(), cache.get()];
  const error = new Error('away');
  last().fail(error);
  expect(await Promise.all(asked)).toEqual(['one', 'one']);
  expect(stale).toEqual([{ error, age: 1_500 }]);
  clock.now += 99;
  expect(await cache.get()).toBe('one');
  expect(reads).toHaveLength(2);
  clock.now += 1;
  const next = cache.get();
  last().succeed('two');
  expect(await next).toBe('two');
});

test('who asks for a refresh learns that it failed, and loses nothing', async () => {
  const { cache, last } = await filled();
  const asked = cache.refresh();
  last().fail(new Error('away'));
  await expect(asked).rejects.toThrow('away');
  expect(await cache.get()).toBe('one');
});

test('a refresh takes what is young enough', async () => {
  const { cache, clock, reads, last } = await filled();
  clock.now += 10;
  expect(await cache.refresh({ olderThan: 11 })).toBe('one');
  const asked = cache.refresh({ olderThan: 10 });
  last().succeed('two');
  expect(await asked).toBe('two');
  expect(reads).toHaveLength(2);
});

test('has less patience where something can be served instead', async () => {
  const { cache, clock, reads, last } = await filled();
  clock.now += 1_000;
  void cache.get();
  last().succeed('two');
  await cache.get();
  void cache.refresh();
  expect(reads.map(({ patience }) => patience)).toEqual([50, 5, 50]);
});

test('is over up to a tenth earlier, by chance', async () => {
  const { cache, clock, reads, last } = await filled({ random: () => 0.5 });
  clock.now += 949;
  await cache.get();
  expect(reads).toHaveLength(1);
  clock.now += 1;
  const asked = cache.get();
  last().succeed('two');
  expect(await asked).toBe('two');
});

test('a clock that is set back makes nothing last longer', async () => {
  const { cache, clock, reads, last } = await filled();
  clock.now -= 3_600_000;
  const asked = cache.get();
  last().succeed('two');
  expect(await asked).toBe('two');
  expect(reads).toHaveLength(2);
});

test('a callback that throws takes nothing away', async () => {
  const { cache, clock, last } = await filled({
    onStale: () => {
      throw new Error('of the callback');
    },
  });
  clock.now += 1_000;
  const asked = cache.get();
  last().fail(new Error('away'));
  expect(await asked).toBe('one');
});

test('whatever happens: one read at a time, nothing older than its time unless a refresh failed', async () => {
  const event = fc.oneof(
    fc.record({ do: fc.constant('get' as const) }),
    fc.record({ do: fc.constant('refresh' as const) }),
    fc.record({ do: fc.constant('wait' as const), ms: fc.integer({ min: 0, max: 700 }) }),
    fc.record({ do: fc.constantFrom('succeed' as const, 'fail' as const) }),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(event, { maxLength: 40 }),
      fc.double({ min: 0, max: 0.99, noNaN: true }),
      async (events, chance) => {
        const { cache, clock, reads } = bench({ random: () => chance });
        let open = 0;
        let answered = 0;
        let readAt: number | undefined;
        let failedAt = -Infinity;
        for (const step of events) {
          if (step.do === 'wait') clock.now += step.ms;
          if (step.do === 'get' || step.do === 'refresh') {
            cache[step.do]().catch(() => undefined);
            const age = readAt === undefined ? Infinity : clock.now - readAt;
            const grace = clock.now - failedAt < 100;
            if (step.do === 'get' && age >= 1_000 && !grace)
              expect(reads.length - answered).toBe(1);
            if (step.do === 'get' && age < 900 && open === 0 && failedAt < (readAt ?? 0)) {
              expect(reads.length).toBe(answered);
            }
          }
          open = reads.length - answered;
          expect(open).toBeLessThanOrEqual(1);
          if (open === 1 && (step.do === 'succeed' || step.do === 'fail')) {
            const read = reads[answered++];
            if (step.do === 'succeed') {
              read?.succeed('value');
              readAt = clock.now;
            } else {
              read?.fail(new Error('away'));
              if (readAt !== undefined) failedAt = clock.now;
            }
            open = 0;
            await new Promise(setImmediate);
          }
        }
      },
    ),
    { numRuns: 300 },
  );
});
