import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import type { LogRecord } from '../../state/log/record';
import { MINUTE } from '../analysis/point';
import { planOf, type RolloutPolicy } from '../policy/policy';
import { faultsIn } from '../testing/check-rollout';
import type { MetricFault, Weather } from '../testing/fake-metrics';
import type { RouterFault } from '../testing/fake-router';
import type { Asked } from '../testing/ask';
import { type Happening, live, SERVICE, type Story } from '../testing/world';
import { followRollout, rolloutsAfter, type RolloutView } from './fold';
import { rolloutEnded, rolloutKinds, rolloutStarted } from './records';

const HOUR = 60 * MINUTE;
const COMMANDS: readonly Asked[] = [
  'pause',
  'pause',
  'resume',
  'resume',
  'resume',
  'skip',
  'skip-next',
  'abort',
];
const RULES = [
  { name: 'errors', when: 'error_rate > 1 % for 2 m', severity: 'critical' as const },
  { name: 'slow', when: 'response_time >= 1 s for 3 m', severity: 'warning' as const },
  { name: 'any', when: 'error_rate > 0 % for 1 m', severity: 'warning' as const },
];
const minutes = (min: number, max: number): fc.Arbitrary<string> =>
  fc.integer({ min, max }).map((count) => `${count} m`);
const consequences = fc.constantFrom('go-on', 'hold', 'roll-back');

const analyses = fc.record({
  rules: fc
    .constantFrom([0, 1], [0, 1, 2], [0], [1], [2], [])
    .map((which) => which.map((each) => RULES[each] as (typeof RULES)[number])),
  minimumRequests: fc.constantFrom(1, 100),
  patience: minutes(1, 4),
  onFail: fc.record({ critical: fc.constantFrom('hold', 'roll-back'), warning: consequences }),
  onInconclusive: consequences,
  holdAtMost: minutes(1, 6),
});

const canaries = fc
  .tuple(
    fc.constantFrom([1, 10, 50], [10, 50], [25], []),
    fc.array(minutes(3, 6), { minLength: 4, maxLength: 4 }),
  )
  .chain(([weights, bakes]) =>
    fc.record({
      strategy: fc.constant('canary'),
      steps: fc.constant(
        [...weights, 100].map((weight, index) => ({ weight, bake: bakes[index] })),
      ),
      analysis: analyses,
    }),
  );

const policies: fc.Arbitrary<RolloutPolicy> = fc.oneof(
  { weight: 8, arbitrary: canaries },
  {
    weight: 3,
    arbitrary: fc.record({
      strategy: fc.constant('linear'),
      step: fc.constantFrom(30, 50),
      bake: minutes(3, 5),
      analysis: analyses,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      strategy: fc.constant('blue-green'),
      bake: minutes(3, 6),
      analysis: analyses,
    }),
  },
  fc.constant({ strategy: 'all-at-once' }),
);

const places = fc.oneof(
  fc.record({ on: fc.constant('operation' as const), at: fc.integer({ min: 1, max: 70 }) }),
  fc.record({ on: fc.constant('change' as const), at: fc.integer({ min: 1, max: 5 }) }),
);
const kinds = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('kill' as const), after: fc.boolean() }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('orphan' as const),
      milliseconds: fc.constantFrom(MINUTE, 6 * MINUTE, 9 * MINUTE),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('stall' as const),
      milliseconds: fc.constantFrom(30_000, 5 * MINUTE, 12 * MINUTE),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('jump' as const),
      milliseconds: fc.constantFrom(-HOUR, -600_000, -45_000, 45_000, 600_000, HOUR),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('ask' as const),
      command: fc.constantFrom(...COMMANDS),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('by-hand' as const),
      weight: fc.constantFrom(0, 5, 100),
    }),
  },
);
const happenings: fc.Arbitrary<Happening> = fc
  .tuple(places, kinds)
  .map(([place, kind]) => ({ ...place, ...kind }));

/** As a list, with something in most places. */
const faults = <Fault>(length: number, ...kinds: Fault[]): fc.Arbitrary<(Fault | null)[]> =>
  fc.oneof(
    fc.constant<(Fault | null)[]>([]),
    fc.array(fc.option(fc.constantFrom(...kinds), { freq: 1 }), {
      minLength: length,
      maxLength: length,
    }),
  );

const stories: fc.Arbitrary<Story> = fc.record({
  plan: policies.map((policy) => planOf(policy, 'service.json#/rollout')),
  weather: fc.oneof(
    fc.constant([]),
    fc.array(
      fc.constantFrom<Weather>('good', 'good', 'good', 'good', 'bad', 'slow', 'thin', 'quiet'),
      {
        minLength: 20,
        maxLength: 20,
      },
    ),
  ),
  delay: fc.constantFrom(0, 90_000),
  happenings: fc.array(happenings, { maxLength: 8, size: 'max' }),
  routerFaults: faults<RouterFault>(4, 'lost', 'deaf', 'late'),
  metricFaults: faults<MetricFault>(10, 'never', 'late', 'fails', 'twice', 'holes', 'ahead'),
  storeFaults: faults(12, 'before', 'after', 'late'),
  machines: fc.constantFrom([0], [0, 3]),
});

test('whatever happens, the weight rises only as the policy says, and it ends at 0 or 100', async () => {
  const happened = new Set<string>();
  await fc.assert(
    fc.asyncProperty(stories, async (story) => {
      const { records, router, errors } = await live(story);
      expect(errors).toEqual([]);
      expect(faultsIn(records, router.seen)).toEqual([]);
      expect(replaysOf(records)).toEqual([]);
      const end = records.find(rolloutEnded.is);
      if (!router.seen.some(({ byHand }) => byHand)) expect(router.weight).toBe(end?.weight);
      [end?.outcome ?? '', ...records.map(({ kind }) => kind)].forEach((each) =>
        happened.add(each),
      );
    }),
    { numRuns: Number(process.env['FAULT_RUNS'] ?? 300) },
  );
  expect([...happened]).toEqual(expect.arrayContaining(['succeeded', 'rolled-back']));
  expect(rolloutKinds.map(({ kind }) => kind).filter((kind) => !happened.has(kind))).toEqual([]);
}, 1_200_000);

/** Where records that are read in one go, or one after the other, or after they were stored, come to different states. */
function replaysOf(records: readonly LogRecord[]): string[] {
  const growing: LogRecord[] = [];
  const of = records.find(rolloutStarted.is)?.sequence ?? 0;
  let view: RolloutView | undefined;
  for (const record of records) {
    growing.push(record);
    if (record.sequence === of) view = followRollout(growing, of);
    view?.state();
  }
  const whole = rolloutsAfter(JSON.parse(JSON.stringify(records)) as LogRecord[]).get(SERVICE);
  return isDeepStrictEqual(view?.state(), whole) ? [] : ['the records replay to another state'];
}
