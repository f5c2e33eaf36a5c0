import { Ajv2020 } from 'ajv/dist/2020';
import type { AnalysisPolicy } from './analysis-policy';
import { durationText, parseDuration } from './duration';
import { parsePolicy } from './policy';
import { rolloutSchema } from './policy-schema';

const AT = 'service.json#/rollout';
const MINUTE = 60_000;
const stepsOf = (policy: object): [number, number][] =>
  parsePolicy(policy, AT).steps.map(({ weight, bake }) => [weight, bake / MINUTE]);

const few: AnalysisPolicy = { rules: [{ name: 'errors', when: 'error_rate > 1 % for 2 m' }] };

describe('a policy comes to steps', () => {
  test.each<[object, [number, number][]]>([
    [{ strategy: 'all-at-once' }, [[100, 0]]],
    [{ strategy: 'blue-green' }, [[100, 30]]],
    [{ strategy: 'blue-green', bake: '2 h' }, [[100, 120]]],
    [{ strategy: 'blue-green', bake: '0 s', analysis: { rules: [] } }, [[100, 0]]],
    [
      { strategy: 'canary' },
      [
        [10, 10],
        [50, 10],
        [100, 10],
      ],
    ],
    [
      { strategy: 'canary', steps: [{ weight: 1, bake: '90m' }, { weight: 100 }] },
      [
        [1, 90],
        [100, 0],
      ],
    ],
    [
      { strategy: 'linear', step: 30, bake: '2 m', analysis: few },
      [
        [30, 2],
        [60, 2],
        [90, 2],
        [100, 2],
      ],
    ],
    [{ strategy: 'linear', step: 100 }, [[100, 5]]],
  ])('%j', (policy, steps) => {
    expect(stepsOf(policy)).toEqual(steps);
  });

  test('linear is ten steps by default', () => {
    const steps = stepsOf({ strategy: 'linear' });
    expect(steps).toHaveLength(10);
    expect(steps[3]).toEqual([40, 5]);
  });
});

test('what is left out is safe', () => {
  expect(parsePolicy({ strategy: 'canary' }, AT).analysis).toEqual({
    rules: [
      {
        name: 'errors',
        severity: 'critical',
        metric: 'error_rate',
        comparison: '>',
        limit: 1,
        minutes: 5,
      },
    ],
    minimumRequests: 100,
    percentile: 95,
    patience: 5 * MINUTE,
    onFail: { critical: 'roll-back', warning: 'hold' },
    onInconclusive: 'hold',
    holdAtMost: 60 * MINUTE,
  });
  expect(parsePolicy({ strategy: 'all-at-once' }, AT).analysis.rules).toEqual([]);
});

test('what is said is taken', () => {
  const analysis: AnalysisPolicy = {
    rules: [{ name: 'slow', when: 'response_time > 1 s for 3 m', severity: 'warning' }],
    minimumRequests: 7,
    percentile: 99.9,
    patience: '1 m',
    onFail: { warning: 'go-on' },
    onInconclusive: 'roll-back',
    holdAtMost: '90 s',
  };
  expect(parsePolicy({ strategy: 'canary', analysis }, AT).analysis).toMatchObject({
    rules: [{ name: 'slow', severity: 'warning', limit: 1000, minutes: 3 }],
    minimumRequests: 7,
    percentile: 99.9,
    patience: MINUTE,
    onFail: { critical: 'roll-back', warning: 'go-on' },
    onInconclusive: 'roll-back',
    holdAtMost: 90_000,
  });
});

const canary = (...steps: object[]): object => ({ strategy: 'canary', steps });
const judged = (analysis: object): object => ({ strategy: 'canary', analysis });
const rule = { name: 'errors', when: 'error_rate > 1 % for 5 m' };

test.each<[string, unknown, string, string]>([
  ['nothing', null, '', 'must be object'],
  ['no strategy', {}, '', "required property 'strategy'"],
  ['another strategy', { strategy: 'hope' }, '/strategy', 'allowed values'],
  ['something of another one', { strategy: 'linear', steps: [] }, '', 'nothing called "steps"'],
  ['an analysis of nothing', { strategy: 'all-at-once', analysis: {} }, '', 'called "analysis"'],
  ['no steps', canary(), '/steps', 'fewer than 1'],
  [
    'weights that stay',
    canary({ weight: 50, bake: '9 m' }, { weight: 50 }),
    '/steps/1/weight',
    '50 after 50',
  ],
  [
    'weights that fall',
    canary({ weight: 60, bake: '9 m' }, { weight: 50 }),
    '/steps/1/weight',
    'does not rise',
  ],
  ['more than all', canary({ weight: 101 }), '/steps/0/weight', '<= 100'],
  ['none', canary({ weight: 0 }, { weight: 100 }), '/steps/0/weight', '>= 1'],
  ['a part of a percent', canary({ weight: 0.5 }, { weight: 100 }), '/steps/0/weight', 'integer'],
  ['no end', canary({ weight: 50, bake: '9 m' }), '/steps/0/weight', 'the last weight is 50'],
  [
    'a step that is not watched',
    canary({ weight: 50 }, { weight: 100 }),
    '/steps/0/bake',
    'never judged',
  ],
  [
    'a bake that is too short',
    canary({ weight: 50, bake: '4 m' }, { weight: 100 }),
    '/steps/0/bake',
    '50 % bakes for 4 m, in which errors (error_rate > 1 % for 5 m) can never be judged',
  ],
  [
    'one at the end',
    canary({ weight: 50, bake: '5 m' }, { weight: 100, bake: '299 s' }),
    '/steps/1/bake',
    '100 % bakes for 299 s',
  ],
  [
    'one for ever',
    canary({ weight: 50, bake: '169 h' }, { weight: 100 }),
    '/steps/0/bake',
    'more than 7 days',
  ],
  [
    'a duration that is none',
    canary({ weight: 50, bake: '5 min' }, { weight: 100 }),
    '/steps/0/bake',
    'pattern',
  ],
  ['rules and nothing to judge', { strategy: 'blue-green', bake: '0 m' }, '/bake', 'never judged'],
  [
    'no bake at all',
    { strategy: 'linear', step: 50, bake: '0 m', analysis: { rules: [] } },
    '/bake',
    'not watched at all',
  ],
  [
    'two rules of one name',
    judged({ rules: [rule, rule] }),
    '/analysis/rules/1/name',
    'called errors too',
  ],
  [
    'a name that is none',
    judged({ rules: [{ ...rule, name: 'A' }] }),
    '/analysis/rules/0/name',
    'pattern',
  ],
  [
    'a condition that is none',
    judged({ rules: [{ ...rule, when: 'x' }] }),
    '/analysis/rules/0/when',
    'no metric is called so',
  ],
  [
    'another severity',
    judged({ rules: [{ ...rule, severity: 'info' }] }),
    '/analysis/rules/0/severity',
    'allowed values',
  ],
  [
    'a critical rule without consequence',
    judged({ onFail: { critical: 'go-on' } }),
    '/analysis/onFail/critical',
    'allowed values',
  ],
  ['no minimum of traffic', judged({ minimumRequests: 0 }), '/analysis/minimumRequests', '>= 1'],
  [
    'patience for nothing',
    judged({ patience: '59 s' }),
    '/analysis/patience',
    'nothing would ever pass',
  ],
  ['a percentile that is none', judged({ percentile: 100 }), '/analysis/percentile', '< 100'],
])('%s is refused', (_, policy, where, what) => {
  expect(() => parsePolicy(policy, AT)).toThrow(
    expect.objectContaining({
      code: 'invalid-options',
      where: AT + where,
      what: expect.stringContaining(what),
      fix: expect.stringMatching(/./),
    }),
  );
});

test('the schema is one, and strict', () => {
  const ajv = new Ajv2020({ strict: true });
  expect(ajv.validateSchema(rolloutSchema)).toBe(true);
  expect(JSON.parse(JSON.stringify(rolloutSchema))).toEqual(rolloutSchema);
});

test.each([
  ['90 s', 90_000, '90 s'],
  ['10m', 600_000, '10 m'],
  ['120 m', 7_200_000, '2 h'],
  ['0 m', 0, '0 s'],
])('%s lasts %d milliseconds', (text, milliseconds, told) => {
  expect(parseDuration(text)).toBe(milliseconds);
  expect(durationText(milliseconds)).toBe(told);
});

test.each(['', '5', '05 m', '-1 m', '1.5 h', '5 d', '5  m', ' 5 m', '1e3 s'])(
  '%j is no duration',
  (text) => {
    expect(parseDuration(text)).toBeNull();
  },
);
