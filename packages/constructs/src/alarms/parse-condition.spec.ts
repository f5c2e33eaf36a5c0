import { conditionText, parseCondition } from './parse-condition';

const AT = 'deals-ms-infra/deals-ms-alarms: rules/0/when';

test.each<[string, object, string | null]>([
  [
    'error_rate > 1 % for 5 m',
    { metric: 'error_rate', comparison: '>', limit: 1, minutes: 5 },
    null,
  ],
  [
    'error_rate>=0.5%for 1 h',
    { comparison: '>=', limit: 0.5, minutes: 60 },
    'error_rate >= 0.5 % for 60 m',
  ],
  [
    '  response_time  >  1.5 s  for  10m ',
    { limit: 1500, minutes: 10 },
    'response_time > 1500 ms for 10 m',
  ],
  ['response_time >= 500 ms for 1 m', { comparison: '>=', limit: 500 }, null],
  ['error_rate > 0 % for 1 m', { limit: 0 }, null],
  ['error_rate >= 100 % for 1 m', { limit: 100 }, null],
])('%s', (text, expected, told) => {
  const condition = parseCondition(text, AT);
  expect(condition).toMatchObject(expected);
  expect(conditionText(condition)).toBe(told ?? text);
  expect(parseCondition(conditionText(condition), AT)).toEqual(condition);
});

test.each([
  ['', 'character 1, the end: no metric is called so; there are error_rate, response_time'],
  ['errors > 1 % for 5 m', 'character 1, "errors": no metric is called so'],
  ['toString > 1 % for 5 m', 'character 1, "toString": no metric is called so'],
  ['error_rate', 'character 11, the end: here has to be > or >='],
  ['error_rate = 1 % for 5 m', 'character 12, "=": here has to be > or >='],
  ['error_rate < 1 % for 5 m', 'character 12, "<": a rule says what must not be'],
  ['error_rate > % for 5 m', 'character 14, "%": here has to be a number'],
  ['error_rate > -1 % for 5 m', 'character 14, "-": here has to be a number'],
  ['error_rate > 1.2345678 % for 5 m', 'character 14, "1.2345678": here has to be a number'],
  ['error_rate > 1 for 5 m', 'character 16, "for": here has to be the unit of 1: %'],
  ['error_rate > 1 ms for 5 m', 'character 16, "ms": here has to be the unit of 1: %'],
  ['response_time > 1 m for 5 m', 'character 19, "m": here has to be the unit of 1: ms or s'],
  ['response_time > 1 constructor for 5 m', 'here has to be the unit of 1'],
  ['error_rate > 100 % for 5 m', 'character 14, "100": error_rate is never > 100 %'],
  ['error_rate >= 101 % for 5 m', 'error_rate is never >= 101 %'],
  ['error_rate >= 0 % for 5 m', 'character 15, "0": it would always be so'],
  ['error_rate > 1 %', 'character 17, the end: here has to be "for"'],
  ['error_rate > 1 % over 5 m', 'character 18, "over": here has to be "for"'],
  ['error_rate > 1 % for m', 'character 22, "m": here has to be how long'],
  ['error_rate > 1 % for 1.5 m', 'character 22, "1.5": metrics are by the minute'],
  ['error_rate > 1 % for 300 s', 'character 26, "s": here has to be the unit of 300: m or h'],
  ['error_rate > 1 % for 5', 'character 23, the end: here has to be the unit of 5'],
  ['error_rate > 1 % for 0 m', 'it is from one minute to 24 hours'],
  ['error_rate > 1 % for 25 h', 'it is from one minute to 24 hours'],
  ['error_rate > 1 % for 5 m or so', 'character 26, "or": nothing may follow the duration'],
])('%s: %s', (text, what) => {
  expect(() => parseCondition(text, AT)).toThrow(
    expect.objectContaining({
      code: 'invalid-rule',
      where: AT,
      message: expect.stringContaining(what),
    }),
  );
});
