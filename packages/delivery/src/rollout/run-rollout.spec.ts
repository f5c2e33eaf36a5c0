import type { HeldLock } from '../state/lock/held-lock';
import { virtualTime } from '../state/testing/virtual-time';
import { MINUTE } from './analysis/point';
import { rolloutAnalysed, rolloutEnded, weightIntended, weightSet } from './machine/records';
import type { MetricSource, Router } from './machine/ports';
import { planOf } from './policy/policy';
import { runRollout, type RunRolloutOptions } from './run-rollout';
import { faultsIn } from './testing/check-rollout';
import { live, type Story } from './testing/world';
import { START, testPlan, Written } from './testing/written';

const plan = planOf(
  {
    strategy: 'canary',
    steps: [10, 100].map((weight) => ({ weight, bake: '3 m' })),
    analysis: { rules: [{ name: 'errors', when: 'error_rate > 1 % for 2 m' }], holdAtMost: '3 m' },
  },
  'test',
);

const quiet: Story = {
  plan,
  weather: ['good'],
  delay: 0,
  happenings: [],
  routerFaults: [],
  metricFaults: [],
  storeFaults: [],
  machines: [0],
};

const weightsIn = ({ seen }: { seen: readonly { weight: number }[] }): number[] =>
  seen.map(({ weight }) => weight);

describe('in the world', () => {
  test('a good version takes over', async () => {
    const { records, router, errors } = await live(quiet);
    expect(errors).toEqual([]);
    expect(weightsIn(router)).toEqual([10, 100]);
    expect(records.findLast(rolloutEnded.is)).toMatchObject({ outcome: 'succeeded', weight: 100 });
    expect(faultsIn(records, router.seen)).toEqual([]);
  });

  test('a bad one goes back as soon as the first window is over', async () => {
    const { records, router } = await live({ ...quiet, weather: ['bad'] });
    expect(weightsIn(router)).toEqual([10, 0]);
    const took = (router.seen[1]?.at ?? 0) - (router.seen[0]?.at ?? 0);
    expect(took).toBeLessThanOrEqual(3 * MINUTE);
    expect(records.findLast(rolloutEnded.is)).toMatchObject({
      outcome: 'rolled-back',
      what: expect.stringContaining('errors'),
    });
  });

  test('one that nobody uses is never taken for good', async () => {
    const { router } = await live({ ...quiet, weather: ['quiet'] });
    expect(weightsIn(router)).toEqual([10, 0]);
  });

  test('a change that is on its way while its process is dead changes nothing any more', async () => {
    const { records, router } = await live({
      ...quiet,
      happenings: [
        { on: 'change', at: 1, kind: 'ask', command: 'abort' },
        { on: 'change', at: 1, kind: 'orphan', milliseconds: 30 * MINUTE },
      ],
    });
    expect(weightsIn(router)).toEqual([0]);
    expect(router.weight).toBe(0);
    expect(records.filter(weightIntended.is).map(({ weight }) => weight)).toEqual([10, 0]);
  });

  test('a process that was stopped before its change changes nothing when it wakes up', async () => {
    const { records, router, errors } = await live({
      ...quiet,
      machines: [0, 6],
      happenings: [{ on: 'change', at: 2, kind: 'stall', milliseconds: 60 * MINUTE }],
    });
    expect(errors).toEqual([]);
    expect(weightsIn(router)).toEqual([10, 100]);
    expect(records.find(rolloutEnded.is)?.by).toBe('machine-1');
    expect(faultsIn(records, router.seen)).toEqual([]);
  });

  test('a clock that jumps by an hour makes no step shorter', async () => {
    for (const milliseconds of [60 * MINUTE, -60 * MINUTE]) {
      const { router } = await live({
        ...quiet,
        happenings: [{ on: 'operation', at: 9, kind: 'jump', milliseconds }],
      });
      const took = (router.seen[1]?.at ?? 0) - (router.seen[0]?.at ?? 0);
      expect(took).toBeGreaterThanOrEqual(3 * MINUTE);
    }
  });

  test('a change of which nothing was heard is made once more, and is nothing strange', async () => {
    const { records, router } = await live({
      ...quiet,
      routerFaults: ['deaf', null, 'deaf', 'lost'],
    });
    expect(weightsIn(router)).toEqual([10, 10, 100, 100]);
    expect(records.findLast(rolloutEnded.is)).toMatchObject({ outcome: 'succeeded' });
  });

  test('a weight that somebody sets by hand ends it', async () => {
    const { records, router } = await live({
      ...quiet,
      happenings: [{ on: 'operation', at: 10, kind: 'by-hand', weight: 60 }],
    });
    expect(weightsIn(router)).toEqual([10, 60, 0]);
    expect(records.findLast(rolloutEnded.is)).toMatchObject({
      outcome: 'rolled-back',
      what: expect.stringContaining('60 %, which is nothing of this rollout'),
    });
  });
});

/** A runner alone, with a lock that nobody takes. */
function alone(options: Partial<RunRolloutOptions>, written = new Written(testPlan())) {
  const time = virtualTime(START);
  const ending = new AbortController();
  const lock: HeldLock = {
    token: 1,
    records: written.records,
    signal: ending.signal,
    append: async (entry) => {
      written.append(entry);
      return written.records[written.records.length - 1] ?? Promise.reject(new Error('none'));
    },
  };
  let weight = 0;
  const router: Router = {
    weight: async () => ({ weight, revision: '' }),
    setWeight: async (next) => ({ changed: (weight = next) >= 0, at: time.now() }),
  };
  const metrics: MetricSource = { read: async () => ({ points: [], until: 0 }) };
  const clock = {
    sleep: (milliseconds: number, signal?: AbortSignal) =>
      time.until(time.now() + milliseconds, signal),
  };
  const running = runRollout(lock, 1, { by: 'ada', router, metrics, clock, ...options });
  return { time, ending, written, running };
}

test.each<[string, (at: number) => Promise<never>, number]>([
  ['does not answer', () => new Promise(() => undefined), 60_000 + 20_000],
  ['fails', () => Promise.reject(new Error('throttled')), 60_000],
])('a source that %s has told nothing', async (_, read, took) => {
  const { time, written, running, ending } = alone({
    metrics: { read: () => read(0) },
    onAction: (action) => action.kind === 'look' && moments.push(time.now() - START),
  });
  const moments: number[] = [];
  void time.until(START + 170_000).then(() => ending.abort(new Error('enough')));
  await Promise.all([expect(running).rejects.toThrow('enough'), time.run()]);
  expect(moments[1]).toBe(took + 60_000);
  expect(written.records.find(rolloutAnalysed.is)).toMatchObject({
    verdict: 'inconclusive',
    waited: MINUTE,
    seen: 0,
    rules: [{ lacks: 'answer' }, { lacks: 'answer' }],
  });
});

test('time that was cut short is not on record', async () => {
  const { time, written, running, ending } = alone({});
  void time.until(START + 30_000).then(() => ending.abort(new Error('stopped')));
  await Promise.all([expect(running).rejects.toThrow('stopped'), time.run()]);
  expect(written.records.filter(rolloutAnalysed.is)).toEqual([]);
});

test('a router that fails is tried again, each time with an intent, and given up', async () => {
  const failures: number[] = [];
  const { time, written, running } = alone({
    attempts: 4,
    router: {
      weight: async () => ({ weight: 0, revision: '' }),
      setWeight: () => {
        failures.push(time.now() - START);
        return Promise.reject(new Error('out of reach'));
      },
    },
  });
  await Promise.all([expect(running).rejects.toThrow('out of reach'), time.run()]);
  expect(failures).toEqual([0, 750, 2_250, 5_250]);
  expect(written.records.filter(weightIntended.is)).toHaveLength(4);
  expect(written.records.filter(weightSet.is)).toEqual([]);
});

test('the revision was read before the intent was on record, while the lock was held', async () => {
  const order: string[] = [];
  const written = new Written(testPlan());
  const { time, running } = alone(
    {
      attempts: 1,
      router: {
        weight: async () => ({ weight: 0, revision: `read at ${written.records.length}` }),
        setWeight: async (weight, revision) => {
          order.push(`${weight} % at ${written.records.length}, ${revision}`);
          throw new Error('enough');
        },
      },
    },
    written,
  );
  await Promise.all([expect(running).rejects.toThrow('enough'), time.run()]);
  expect(order).toEqual(['10 % at 2, read at 1']);
});

test('is told what it does, and of waiting once', async () => {
  const told: string[] = [];
  const plan = planOf({ strategy: 'blue-green', bake: '3 m', analysis: { rules: [] } }, 'test');
  const { time, running } = alone(
    { onAction: ({ kind }, { weight }) => told.push(`${kind} at ${weight}`) },
    new Written(plan),
  );
  await Promise.all([running, time.run()]);
  expect(await running).toEqual({ outcome: 'succeeded', what: null });
  expect(told).toEqual([
    'set-weight at 0',
    'wait at 100',
    'note at 100',
    'note at 100',
    'note at 100',
    'end at 100',
  ]);
});
