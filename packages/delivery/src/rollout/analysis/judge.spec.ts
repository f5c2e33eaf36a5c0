import fc from 'fast-check';
import { judgeRule } from './judge';
import { MINUTE, type Point, type Series, seriesOf } from './point';
import type { Rule } from './rule';

const errors: Rule = {
  name: 'errors',
  severity: 'critical',
  metric: 'error_rate',
  comparison: '>',
  limit: 1,
  minutes: 3,
};
const slow: Rule = { ...errors, name: 'slow', metric: 'response_time', limit: 500, minutes: 3 };

/** `requests/errors/latency` for each minute; `-`: nothing is known of it. */
function series(text: string): Series {
  return text.split(' ').map((each, minute) => {
    if (each === '-') return undefined;
    const [requests = 0, failed = 0, latency] = each.split('/').map(Number);
    return {
      minute: minute * MINUTE,
      requests,
      errors: failed,
      latency: latency === undefined || Number.isNaN(latency) ? null : latency,
    };
  });
}

describe('error_rate > 1 % for 3 m, of at least 100 requests', () => {
  test.each<[string, string, object]>([
    ['all is well', '100/0 100/0 100/0', { verdict: 'pass', value: 0, requests: 300 }],
    ['exactly the limit', '100/1 100/1 100/1', { verdict: 'pass', value: 1 }],
    ['a little more', '100/1 100/1 100/2', { verdict: 'fail', value: 1.333, requests: 300 }],
    ['a ratio of sums, and no mean of ratios', '1000/0 1000/0 1/1', { verdict: 'pass' }],
    ['each minute beyond the limit', '10/1 1000/11 500/6', { verdict: 'fail' }],
    ['one that failed long ago', '100/9 100/0 100/0 100/0 100/0', { verdict: 'fail', value: 3 }],
    ['nothing yet', '100/0 100/0', { verdict: 'inconclusive', lacks: 'time' }],
    ['not even a minute', '', { verdict: 'inconclusive', lacks: 'time', value: null }],
    ['no traffic', '0/0 0/0 0/0', { verdict: 'inconclusive', lacks: 'traffic', value: null }],
    ['thin traffic', '33/0 33/0 33/0', { verdict: 'inconclusive', lacks: 'traffic' }],
    ['just enough, in one minute', '0/0 100/0 0/0', { verdict: 'pass' }],
    ['traffic that stopped', '900/0 0/0 0/0 0/0', { verdict: 'inconclusive', lacks: 'traffic' }],
    ['a missing minute', '100/0 - 100/0', { verdict: 'inconclusive', lacks: 'points' }],
    ['one that was missing before', '- 100/0 100/0 100/0', { verdict: 'pass' }],
    ['one that is missing, and errors', '100/9 - 100/0', { verdict: 'fail' }],
    ['errors, and too few requests to be mended', '2/2 0/0 0/0', { verdict: 'fail', value: 100 }],
    ['an error in thin traffic', '2/1 0/0 0/0', { verdict: 'inconclusive', lacks: 'traffic' }],
    ['no minute at all', '- - -', { verdict: 'inconclusive', lacks: 'points' }],
  ])('%s: %s', (_, text, expected) => {
    const verdict = judgeRule(errors, text === '' ? [] : series(text), 100);
    expect(verdict).toMatchObject({ rule: 'errors', lacks: null, ...expected });
  });

  test('>= is the limit too', () => {
    const rule: Rule = { ...errors, comparison: '>=' };
    expect(judgeRule(rule, series('100/1 100/1 100/1'), 100).verdict).toBe('fail');
    expect(judgeRule(rule, series('100/1 100/1 100/0'), 100).verdict).toBe('pass');
  });
});

describe('response_time > 500 ms for 3 m, of at least 100 requests', () => {
  test.each<[string, string, object]>([
    ['fast', '100/0/80 100/0/500 100/0/90', { verdict: 'pass', value: 90 }],
    ['slow all the time', '100/0/501 100/0/600 100/0/700', { verdict: 'fail', value: 600 }],
    ['one slow minute', '100/0/9000 100/0/90 100/0/90', { verdict: 'pass', value: 90 }],
    ['most requests in slow minutes', '900/0/900 100/0/90 100/0/90', { verdict: 'fail' }],
    ['half of them', '200/0/900 100/0/90 100/0/90', { verdict: 'pass' }],
    ['no time for requests that were', '100/0/90 100/0 100/0/90', { lacks: 'points' }],
    ['no time where there were none', '100/0/90 0/0 100/0/90', { verdict: 'pass' }],
    ['slow and thin', '20/0/900 20/0/900 20/0/900', { verdict: 'fail' }],
    ['thinner', '20/0/900 20/0/900 5/0/900', { verdict: 'inconclusive', lacks: 'traffic' }],
  ])('%s: %s', (_, text, expected) => {
    expect(judgeRule(slow, series(text), 100)).toMatchObject({ rule: 'slow', ...expected });
  });

  test('>= is the limit too', () => {
    const rule: Rule = { ...slow, comparison: '>=' };
    expect(judgeRule(rule, series('100/0/500 100/0/500 100/0/500'), 100).verdict).toBe('fail');
  });
});

test('of a metric that is not known nothing can be said', () => {
  const rule = { ...errors, metric: 'from_a_newer_version' };
  expect(judgeRule(rule, series('100/0 100/0 100/0'), 1).verdict).toBe('inconclusive');
});

const point = fc.option(
  fc.record({
    requests: fc.integer({ min: 0, max: 60 }),
    errors: fc.integer({ min: 0, max: 3 }),
    latency: fc.option(fc.constantFrom(80, 500, 501, 2_000)),
  }),
  { freq: 6 },
);
const histories = fc
  .array(point, { maxLength: 9 })
  .map((all) =>
    all.map((each, at): Point | undefined =>
      each === null ? undefined : { ...each, minute: at * MINUTE },
    ),
  );

describe.each([errors, slow])('$name', (rule) => {
  test('says what a judge says who looks at each window by itself', () =>
    fc.assert(
      fc.property(histories, fc.integer({ min: 1, max: 100 }), (all, minimum) => {
        const isBad = (window: readonly (Point | undefined)[]): boolean => {
          const requests = window.reduce((sum, each) => sum + (each?.requests ?? 0), 0);
          const bad = window.reduce((sum, each) => {
            if (each === undefined) return sum;
            if (rule === errors) return sum + each.errors;
            return sum + (each.latency !== null && each.latency > 500 ? each.requests : 0);
          }, 0);
          return bad / Math.max(requests, minimum) > (rule === errors ? 0.01 : 0.5);
        };
        const windows = all
          .slice(rule.minutes - 1)
          .map((_, at) => all.slice(at, at + rule.minutes));
        const last = windows.at(-1);
        const isSeen = last?.every(
          (each) =>
            each !== undefined && (rule === errors || each.latency !== null || each.requests === 0),
        );
        const total = last?.reduce((sum, each) => sum + (each?.requests ?? 0), 0) ?? 0;
        const expected = windows.some(isBad)
          ? 'fail'
          : isSeen === true && total >= minimum
            ? 'pass'
            : 'inconclusive';
        expect(judgeRule(rule, all, minimum).verdict).toBe(expected);
      }),
      { numRuns: 2_000 },
    ));

  test('never says better when a minute is worse', () =>
    fc.assert(
      fc.property(histories, fc.nat(8), (all, at) => {
        const before = all[at];
        if (before === undefined) return;
        const worse = { ...before, errors: before.errors + 5, latency: 9_000 };
        const after = judgeRule(rule, all.with(at, worse), 20).verdict;
        if (judgeRule(rule, all, 20).verdict === 'fail') expect(after).toBe('fail');
      }),
      { numRuns: 1_000 },
    ));
});

test('points come in any order, late, twice, and from elsewhere', () => {
  const at = (minute: number, requests: number, failed = 0): Point => ({
    minute,
    requests,
    errors: failed,
    latency: null,
  });
  const told = [
    at(5 * MINUTE, 7),
    at(3 * MINUTE + 500, 30, 1),
    at(3 * MINUTE, 50),
    at(2 * MINUTE, 999, 999),
    at(6 * MINUTE, 999, 999),
    { ...at(4 * MINUTE, 9), requests: NaN },
    { ...at(4 * MINUTE, 9), errors: -1 },
    at(NaN, 9),
  ];
  const span = { from: 3 * MINUTE, until: 6 * MINUTE };
  expect(seriesOf(told, span).map((each) => each && [each.requests, each.errors])).toEqual([
    [50, 1],
    undefined,
    [7, 0],
  ]);
  expect(seriesOf(told, { from: 0, until: NaN })).toEqual([]);
  expect(seriesOf(told, { from: 0, until: 1e15 })).toHaveLength(14 * 24 * 60);
});

test('the highest latency that is known is taken', () => {
  const told = [null, 80, 90, null].map((latency) => ({
    minute: 0,
    requests: 1,
    errors: 0,
    latency,
  }));
  expect(seriesOf(told, { from: 0, until: MINUTE })[0]?.latency).toBe(90);
});
