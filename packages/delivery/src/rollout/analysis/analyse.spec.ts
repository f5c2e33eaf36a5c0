import { analyse } from './analyse';
import { MINUTE, type Point } from './point';
import type { Rule } from './rule';

const rule = (name: string, limit: number): Rule => ({
  name,
  severity: 'critical',
  metric: 'error_rate',
  comparison: '>',
  limit,
  minutes: 2,
});
const plan = { rules: [rule('errors', 1), rule('outage', 50)], minimumRequests: 10 };
const FROM = 100 * MINUTE;
const point = (minute: number, requests: number, errors: number): Point => ({
  minute: FROM + minute * MINUTE,
  requests,
  errors,
  latency: null,
});
const verdicts = (points: Point[], until: number) => {
  const { verdict, rules, seenUntil } = analyse(plan, FROM, {
    points,
    until: FROM + until * MINUTE,
  });
  const seen = seenUntil === null ? null : (seenUntil - FROM) / MINUTE;
  return [verdict, ...rules.map((each) => each.verdict), seen];
};

test('all rules pass', () => {
  expect(verdicts([point(0, 50, 0), point(1, 50, 0)], 2)).toEqual(['pass', 'pass', 'pass', 2]);
});

test('the worst counts', () => {
  expect(verdicts([point(0, 50, 9), point(1, 50, 0)], 2)).toEqual(['fail', 'fail', 'pass', 2]);
  expect(verdicts([point(0, 2, 1), point(1, 0, 0)], 2)).toEqual([
    'fail',
    'fail',
    'inconclusive',
    2,
  ]);
  expect(verdicts([point(0, 2, 0), point(1, 0, 0)], 2)).toEqual([
    'inconclusive',
    'inconclusive',
    'inconclusive',
    2,
  ]);
});

test('what was before the step, or is not over, does not count', () => {
  const before = [point(-2, 50, 50), point(-1, 50, 50)];
  const now = [point(0, 50, 0), point(1, 50, 0), point(2, 50, 50)];
  expect(verdicts([...before, ...now], 2)).toEqual(['pass', 'pass', 'pass', 2]);
});

test('no answer says nothing of any rule', () => {
  const analysis = analyse(plan, FROM, null);
  expect(analysis).toMatchObject({ verdict: 'inconclusive', seenUntil: null });
  expect(analysis.rules.map(({ lacks }) => lacks)).toEqual(['answer', 'answer']);
});

test('a source whose clock is ahead has not seen more than it tells', () => {
  expect(verdicts([point(0, 50, 0), point(1, 50, 0)], 60)).toEqual([
    'inconclusive',
    'inconclusive',
    'inconclusive',
    2,
  ]);
  expect(verdicts([], 60).at(-1)).toBeNull();
});

test('a source whose clock is behind has seen nothing', () => {
  expect(verdicts([point(-9, 50, 50)], -5)).toEqual([
    'inconclusive',
    'inconclusive',
    'inconclusive',
    null,
  ]);
});

test('without rules there is nothing that passes', () => {
  const answer = { points: [], until: FROM };
  expect(analyse({ rules: [], minimumRequests: 1 }, FROM, answer).verdict).toBe('inconclusive');
});
