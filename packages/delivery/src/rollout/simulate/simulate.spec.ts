import { MINUTE } from '../analysis/point';
import { rolloutEnded, rolloutKinds } from '../machine/records';
import { planOf, type RolloutPolicy } from '../policy/policy';
import { truthOf } from '../testing/fake-metrics';
import { allKinds, live } from '../testing/world';
import { madeUpMetrics, recordedMetrics } from './made-up-metrics';
import { momentTexts } from './moment-text';
import { renderTimeline } from './render-timeline';
import { simulate } from './simulate';
import { timelineOf } from './timeline';

const START = Date.parse('2026-01-01T10:00:00Z');
const canary = planOf({ strategy: 'canary' }, 'test');
const healthy = { start: START, requests: 6_000, errorRate: 0.1, responseTime: 120 };

test('a healthy version takes over in the time of its steps', () => {
  const { result, took } = simulate({
    plan: canary,
    start: START,
    metricsAt: madeUpMetrics(healthy),
  });
  expect(result).toEqual({ outcome: 'succeeded', what: null });
  // Ten minutes three times, and each time until the metrics of the last minute are in.
  expect(took).toBe(3 * 12 * MINUTE);
});

test('a version that breaks at half of the requests goes back, and says why', () => {
  const metricsAt = madeUpMetrics({
    ...healthy,
    troubles: [{ fromMinute: 15, minutes: 60, errorRate: 20 }],
  });
  const simulation = simulate({ plan: canary, start: START, service: 'deals-ms', metricsAt });
  expect(simulation.result?.what).toMatch(/^errors \(error_rate > 1 % for 5 m\) failed: [\d.]+ %/);
  const timeline = timelineOf(simulation.records, 1);
  expect(timeline).toMatchObject({ service: 'deals-ms', outcome: 'rolled-back' });
  const weights = timeline.entries.filter(({ kind }) => kind === 'weight');
  expect(weights.map(({ weight }) => weight)).toEqual([10, 50, 0]);
  expect(renderTimeline(timeline)).toMatchInlineSnapshot(`
   [
     "when                            weight  what                                                                            seen                                                    verdict",
     "2026-01-01 10:00:00             0 %     canary: 10 → 50 → 100 %",
     "2026-01-01 10:00:00             10 %    10 %, watched for 10 m",
     "2026-01-01 10:01:00 – 10:06:00  10 %    looked at 6 times                                                               errors 0.168 % of 2385, less than its window was seen   inconclusive",
     "2026-01-01 10:07:00 – 10:12:00  10 %    looked at 6 times                                                               errors 0.033 % of 3057                                  pass",
     "2026-01-01 10:12:00             50 %    50 %, watched for 10 m",
     "2026-01-01 10:13:00 – 10:18:00  50 %    looked at 6 times                                                               errors 5.537 % of 11902, less than its window was seen  inconclusive",
     "2026-01-01 10:19:00             50 %    looked at                                                                       errors 8.279 % of 14687                                 fail",
     "2026-01-01 10:19:00             50 %    goes back: errors (error_rate > 1 % for 5 m) failed: 8.279 % of 14687 requests",
     "2026-01-01 10:19:00             0 %     0 %",
     "2026-01-01 10:19:00             0 %     rolled-back",
   ]
  `);
});

test('commands are heeded when they come', () => {
  const commands = [
    { after: 2 * MINUTE, command: { kind: 'skip' } as const },
    { after: 4 * MINUTE, command: { kind: 'pause' } as const },
    { after: 40 * MINUTE, command: { kind: 'resume' } as const },
    { after: 42 * MINUTE, command: { kind: 'abort', because: 'enough' } as const },
  ];
  const { records, result } = simulate({
    plan: canary,
    start: START,
    metricsAt: madeUpMetrics(healthy),
    commands,
  });
  expect(result).toEqual({ outcome: 'rolled-back', what: 'somebody ended it: enough' });
  const { entries } = timelineOf(records, 1);
  const minute = (at: string): number => (Date.parse(at) - START) / MINUTE;
  expect(
    entries
      .filter(({ kind }) => kind !== 'analysed')
      .map(({ at, what, weight }) => [minute(at), what, weight]),
  ).toEqual([
    [0, 'canary: 10 → 50 → 100 %', 0],
    [0, '10 %, watched for 10 m', 10],
    [2, 'step 1 skipped', 10],
    [2, '50 %, watched for 10 m', 50],
    [4, 'paused', 50],
    [40, 'resumed', 50],
    [40, '100 %, watched for 10 m', 100],
    [42, 'abort: enough', 100],
    [42, 'goes back: somebody ended it: enough', 100],
    [42, '0 %', 0],
    [42, 'rolled-back', 0],
  ]);
});

test('what was waited in a step that was skipped is no time of the next one', () => {
  const { records } = simulate({
    plan: planOf({ strategy: 'linear', step: 50, bake: '5 m', analysis: { rules: [] } }, 'test'),
    start: START,
    metricsAt: () => undefined,
    commands: [{ after: 90_000, command: { kind: 'skip' } }],
  });
  const ends = records.filter(rolloutEnded.is).map(({ at }) => Date.parse(at) - START);
  expect(ends).toEqual([90_000 + 5 * MINUTE]);
});

test('what is paused for ever is given up', () => {
  const { result, took } = simulate({
    plan: canary,
    metricsAt: madeUpMetrics(healthy),
    commands: [{ after: 0, command: { kind: 'pause' } }],
    longest: 60 * MINUTE,
  });
  expect(result).toBeNull();
  expect(took).toBeGreaterThan(60 * MINUTE);
});

test('records are such as a log takes', () => {
  const { records } = simulate({ plan: canary, start: START, metricsAt: madeUpMetrics(healthy) });
  expect(records.map((record) => allKinds.problem(record)).filter(Boolean)).toEqual([]);
  const known = new Set(rolloutKinds.map(({ kind }) => kind));
  expect(records.filter(({ kind }) => !known.has(kind))).toEqual([]);
});

/** What was decided, without by whom and when. */
const decisions = (records: readonly object[]): object[] =>
  records.flatMap((record) => {
    const { kind, step, weight, verdict, waited, seen } = record as Record<string, unknown>;
    const isOther = kind === 'rollout-started' || String(kind).startsWith('lock-');
    return isOther ? [] : [{ kind, step, weight, verdict, waited, seen }];
  });

test.each<RolloutPolicy>([
  { strategy: 'canary', analysis: { patience: '3 m' } },
  { strategy: 'linear', step: 50 },
  { strategy: 'blue-green', bake: '7 m' },
])('decides as the real one does: %j', async (policy) => {
  const plan = planOf(policy, 'test');
  const weather = [
    ...Array.from({ length: 12 }, () => 'good' as const),
    'thin' as const,
    'bad' as const,
  ];
  const world = await live({
    plan,
    weather,
    delay: 60_000,
    happenings: [],
    routerFaults: [],
    metricFaults: [],
    storeFaults: [],
    machines: [0],
  });
  const start = Date.parse('2026-01-01T00:00:20Z');
  const { records } = simulate({
    plan,
    start,
    delay: 60_000,
    metricsAt: (minute, weight) =>
      weight === 0
        ? undefined
        : truthOf(weather[Math.max(0, Math.floor((minute - start) / MINUTE))] ?? 'bad', minute),
  });
  expect(decisions(records)).toEqual(decisions(world.records));
  expect(records.some(rolloutEnded.is)).toBe(true);
});

describe('metrics', () => {
  test('that are made up are the same for the same seed', () => {
    const minutes = Array.from({ length: 50 }, (_, at) => START + at * MINUTE);
    const told = (seed: number) => minutes.map((at) => madeUpMetrics({ ...healthy, seed })(at, 10));
    expect(told(3)).toEqual(told(3));
    expect(told(3)).not.toEqual(told(4));
    for (const point of told(3)) {
      expect(point?.requests).toBeGreaterThanOrEqual(540);
      expect(point?.requests).toBeLessThanOrEqual(660);
      expect(point?.errors).toBeLessThanOrEqual(2);
    }
  });

  test('that were recorded are given as they are, or by share', () => {
    const point = { minute: START, requests: 1_000, errors: 30, latency: 80 };
    expect(recordedMetrics([point])(START, 10)).toEqual(point);
    expect(recordedMetrics([point], { share: true })(START, 10)).toEqual({
      ...point,
      requests: 100,
      errors: 3,
    });
    expect(recordedMetrics([point])(START + MINUTE, 10)).toBeUndefined();
  });
});

test('moments are written as a Date writes them', () => {
  const text = momentTexts();
  for (const moment of [0, START, START + 86_399_999, START + 86_400_000, 1, 951_782_400_123])
    expect(text(moment)).toBe(new Date(moment).toISOString());
});
