import type { GateSettings } from '@org/delivery';
import { readApplicationConfig } from './application-config';
import { ConfigError, type ConfigProblem } from './config-error';
import { environmentsOf } from './environments';

const read = (environments: unknown) =>
  readApplicationConfig(JSON.stringify({ name: 'super-deals', environments }), 'application.json');

function problemsOf(environments: unknown): readonly ConfigProblem[] {
  try {
    read(environments);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

const freeze = { from: 'Fri 16:00', to: 'Mon 08:00', timeZone: 'Europe/Berlin' };
const once = { ...freeze, from: '2026-12-18T16:00', to: '2027-01-04T08:00' };

const strict: GateSettings = {
  after: 'staging',
  takes: 'manifests',
  soakMinutes: 90.5,
  approval: { count: 2, approvers: ['ada', 'bob'], notRequester: true, expiresAfterHours: 24 },
  freezes: [freeze, { ...once, timeZone: 'UTC', why: 'Christmas' }],
  alarmsQuiet: true,
};

test.each([
  { staging: {}, production: strict },
  {
    production: { after: 'qa' },
    qa: { after: 'staging' },
    staging: {},
    demo: { after: 'staging' },
  },
  { a: { takes: 'any', soakMinutes: 0, approval: { count: 3 } } },
  { a: { freezes: [{ ...freeze, timeZone: 'America/Argentina/Buenos_Aires' }] } },
  { a: { freezes: [{ ...once, from: '2028-02-29T00:00', to: '2028-02-29T00:01' }] } },
])('environments can be promoted to as %j says', (environments) => {
  expect(read(environments).environments).toEqual(environments);
});

test('what the file says is what gates are given', () => {
  const environments = environmentsOf(read({ staging: {}, production: strict }));
  const settings: GateSettings | undefined = environments['production'];
  expect(settings).toEqual(strict);
});

test('production asks for a release that staging verified and somebody approved of, unless environments are named', () => {
  expect(environmentsOf({})).toEqual({
    staging: {},
    production: { after: 'staging', takes: 'manifests', approval: { count: 1 } },
  });
  expect(environmentsOf({ environments: { production: {} } })).toEqual({ production: {} });
});

test.each<[object, string, string]>([
  [{ a: { after: 'local' } }, '/environments/a/after', 'found "local". The name of an environment'],
  [{ a: { after: 'b' } }, '/environments/a/after', 'no environment "b" here; there are a'],
  [{ a: { after: 'constructor' } }, '/environments/a/after', 'no environment "constructor"'],
  [{ a: { after: 'a' } }, '/environments/a/after', 'leads back to it: a after a. One has to be'],
  [
    { a: { after: 'c' }, b: { after: 'a' }, c: { after: 'b' } },
    '/environments/b/after',
    'leads back to it: b after a after c after b',
  ],
  [{ a: { takes: 'releases' } }, '/environments/a/takes', 'one of manifests, any'],
  [{ a: { soakMinutes: 5 } }, '/environments/a/soakMinutes', 'needs "after"'],
  [{ a: { soakMinutes: -1 } }, '/environments/a/soakMinutes', '>= 0'],
  [{ a: { soakMinutes: 1e9 } }, '/environments/a/soakMinutes', '<= 525600'],
  [{ a: { approval: {} } }, '/environments/a/approval', 'lacks "count"'],
  [{ a: { approval: { count: 0 } } }, '/environments/a/approval/count', '>= 1'],
  [{ a: { approval: { count: 1.5 } } }, '/environments/a/approval/count', 'integer'],
  [
    { a: { approval: { count: 2, approvers: ['ada', 'Ada'] } } },
    '/environments/a/approval/count',
    'is 2, and 1 may approve',
  ],
  [
    { a: { approval: { count: 1, expiresAfterHours: 0 } } },
    '/environments/a/approval/expiresAfterHours',
    '> 0',
  ],
  [{ a: { freezes: [{ from: 'Fri 16:00' }] } }, '/environments/a/freezes/0', 'lacks "timeZone"'],
  [
    { a: { freezes: [freeze, { ...freeze, from: 'Friday 16:00' }] } },
    '/environments/a/freezes/1/from',
    'must be like Fri 16:00 or 2026-12-18T16:00; found "Friday 16:00"',
  ],
  [{ a: { freezes: [{ ...freeze, to: 'Mon 24:00' }] } }, '/environments/a/freezes/0/to', 'like'],
  [
    { a: { freezes: [{ ...once, to: '2027-01-04T08:00Z' }] } },
    '/environments/a/freezes/0/to',
    'must be like',
  ],
  [
    { a: { freezes: [{ ...once, to: '2027-02-29T08:00' }] } },
    '/environments/a/freezes/0/to',
    'no such day: 2027-02-29T08:00',
  ],
  [
    { a: { freezes: [{ ...once, from: '2026-13-01T08:00' }] } },
    '/environments/a/freezes/0/from',
    'no such day',
  ],
  [
    { a: { freezes: [{ ...freeze, to: once.to }] } },
    '/environments/a/freezes/0/to',
    'must be of a day of the week, as "from" is',
  ],
  [
    { a: { freezes: [{ ...once, to: 'Mon 08:00' }] } },
    '/environments/a/freezes/0/to',
    'must be of a date',
  ],
  [
    { a: { freezes: [{ ...freeze, to: freeze.from }] } },
    '/environments/a/freezes/0/to',
    'must not be as "from"',
  ],
  [
    { a: { freezes: [{ ...once, to: once.from }] } },
    '/environments/a/freezes/0/to',
    'must be later than "from", 2026-12-18T16:00',
  ],
  [
    { a: { freezes: [{ ...freeze, timeZone: 'Mars/Olympus' }] } },
    '/environments/a/freezes/0/timeZone',
    'no time zone is called "Mars/Olympus"',
  ],
  [
    { a: { freezes: [{ ...freeze, timeZone: 'CET' }] } },
    '/environments/a/freezes/0/timeZone',
    'must be like Europe/Berlin or UTC; found "CET"',
  ],
])('%j is wrong at %s', (environments, pointer, message) => {
  expect(problemsOf(environments)).toContainEqual({
    pointer,
    message: expect.stringContaining(message),
  });
});

test('a circle is told where it is, and not where it is led to', () => {
  const environments = { a: { after: 'b' }, b: { after: 'c' }, c: { after: 'b' } };
  expect(problemsOf(environments).map(({ pointer }) => pointer)).toEqual([
    '/environments/b/after',
    '/environments/c/after',
  ]);
});
