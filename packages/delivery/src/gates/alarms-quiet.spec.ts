import { alarmsQuiet } from './alarms-quiet';
import type { GateContext } from './context';
import { contextOf, NOW } from './testing/gate-context';

const settings = { alarmsQuiet: true };
const hotfix = { by: 'ada', why: 'deals are lost' };

/** Alarms of deals-ms that fire. */
const loud = (...names: string[]): GateContext['alarms'] => ({
  firing: names.map((name) => ({ name, service: 'deals-ms', since: NOW })),
});

test.each<[string, Partial<GateContext>, string, string]>([
  ['not asked for', { settings: {}, alarms: loud('errors') }, 'passed', 'not asked'],
  ['asked for in vain', { settings: { alarmsQuiet: false } }, 'passed', 'not asked'],
  ['quiet', { alarms: { firing: [] } }, 'passed', 'no alarm fires'],
  ['quiet for a hotfix', { alarms: { firing: [] }, hotfix }, 'passed', 'no alarm fires'],
  ['one', { alarms: loud('errors') }, 'waiting', `an alarm fires: errors of deals-ms since ${NOW}`],
  [
    'two',
    { alarms: loud('b', 'a') },
    'waiting',
    `2 alarms fire: a of deals-ms since ${NOW}, b of deals-ms since ${NOW}`,
  ],
  [
    'one since nobody knows when, and a hotfix',
    { alarms: { firing: [{ name: 'errors', service: 'deals-ms', since: null }] }, hotfix },
    'overridden',
    'an alarm fires: errors of deals-ms; ada overrides it',
  ],
  [
    'unknown, and why',
    { alarms: { unreadable: 'no credentials' } },
    'refused',
    'whether alarms fire in production is not known: no credentials',
  ],
  [
    'unknown, why, and a hotfix',
    { alarms: { unreadable: 'no credentials' }, hotfix },
    'overridden',
    'is not known: no credentials; ada overrides it: deals are lost',
  ],
  ['unknown', { alarms: null }, 'refused', 'whether alarms fire in production is not known'],
  [
    'one, and a hotfix',
    { alarms: loud('errors'), hotfix },
    'overridden',
    `an alarm fires: errors of deals-ms since ${NOW}; ada overrides it: deals are lost`,
  ],
  ['unknown, and a hotfix', { alarms: null, hotfix }, 'overridden', 'is not known; ada overrides'],
  [
    'one, and a hotfix that does not say why',
    { alarms: loud('errors'), hotfix: { by: 'ada', why: ' ' } },
    'waiting',
    'an alarm fires',
  ],
  [
    'one, and a hotfix of nobody',
    { alarms: loud('errors'), hotfix: { by: '', why: 'x' } },
    'waiting',
    'an alarm fires',
  ],
])('alarms: %s', (_, given, outcome, what) => {
  expect(alarmsQuiet.check(contextOf({ settings, ...given }))).toMatchObject({
    gate: 'alarms-quiet',
    outcome,
    what: expect.stringContaining(what),
  });
});

test('who overrides, and why, is for machines too', () => {
  const { override } = alarmsQuiet.check(contextOf({ settings, alarms: loud('errors'), hotfix }));
  expect(override).toEqual(hotfix);
});
