import { checkMinimum, percentileStatistic, readRules, type AlarmRule } from './rules';

const AT = 'deals-ms-infra/deals-ms-alarms';

test.each([undefined, []])('without rules there are those two: %j', (rules) => {
  expect(readRules(rules, AT)).toEqual([
    {
      name: 'high_error_rate',
      severity: 'critical',
      metric: 'error_rate',
      comparison: '>',
      limit: 1,
      minutes: 5,
    },
    {
      name: 'high_latency',
      severity: 'warning',
      metric: 'response_time',
      comparison: '>',
      limit: 500,
      minutes: 5,
    },
  ]);
});

test('a rule is critical unless it says something else', () => {
  const when = 'error_rate > 2 % for 1 m';
  const rules = readRules([{ name: 'errors', when }], AT);
  expect(rules).toMatchObject([{ name: 'errors', severity: 'critical', limit: 2, minutes: 1 }]);
});

const rule = (parts: Partial<AlarmRule>): AlarmRule => ({
  name: 'errors',
  when: 'error_rate > 1 % for 5 m',
  ...parts,
});

test.each<[AlarmRule[], string, string]>([
  [[rule({ name: 'Errors' })], 'rules/0/name', '"Errors" is no name of a rule'],
  [[rule({ name: 'a/b' })], 'rules/0/name', '"a/b" is no name of a rule'],
  [[rule({ name: 'errors-' })], 'rules/0/name', '"errors-" is no name of a rule'],
  [[rule({ name: 'e'.repeat(41) })], 'rules/0/name', 'is no name of a rule'],
  [[rule({}), rule({})], 'rules/1/name', 'another rule is called errors too'],
  [
    [rule({}), rule({ name: 'slow', when: 'slow' })],
    'rules/1/when',
    'character 1, "slow": no metric is called so',
  ],
])('rules are refused: %j', (rules, at, what) => {
  expect(() => readRules(rules, AT)).toThrow(
    expect.objectContaining({
      code: 'invalid-rule',
      where: `${AT}: ${at}`,
      message: expect.stringContaining(what),
    }),
  );
});

test('a name of 40 characters is one', () => {
  const name = 'e'.repeat(40);
  expect(readRules([rule({ name })], AT)).toMatchObject([{ name }]);
});

test.each([
  [95, 'p95'],
  [99.9, 'p99.9'],
  [0.5, 'p0.5'],
])('percentile %d is the statistic %s', (percentile, statistic) => {
  expect(percentileStatistic(percentile, AT)).toBe(statistic);
});

test.each([0, 100, -1, NaN, Infinity])('percentile %d is refused', (percentile) => {
  expect(() => percentileStatistic(percentile, AT)).toThrow(`${AT}: percentile: ${percentile} is`);
});

test.each([0, -1, 1.5, NaN, Infinity])('a minimum of %d requests is refused', (requests) => {
  expect(() => checkMinimum(requests, AT)).toThrow(`${AT}: minimumRequests: ${requests} is`);
});
