import { alarmsQuiet } from './alarms-quiet';
import type { GateContext } from './context';
import { contextOf } from './testing/gate-context';

const settings = { alarmsQuiet: true };
const hotfix = { by: 'ada', why: 'deals are lost' };

test.each<[string, Partial<GateContext>, string, string]>([
  ['not asked for', { settings: {}, alarms: { firing: ['errors'] } }, 'passed', 'not asked'],
  ['asked for in vain', { settings: { alarmsQuiet: false } }, 'passed', 'not asked'],
  ['quiet', { alarms: { firing: [] } }, 'passed', 'no alarm fires'],
  ['quiet for a hotfix', { alarms: { firing: [] }, hotfix }, 'passed', 'no alarm fires'],
  ['one', { alarms: { firing: ['errors'] } }, 'waiting', 'an alarm fires: errors'],
  ['two', { alarms: { firing: ['b', 'a'] } }, 'waiting', '2 alarms fire: a, b'],
  ['unknown', { alarms: null }, 'refused', 'whether alarms fire in production is not known'],
  [
    'one, and a hotfix',
    { alarms: { firing: ['errors'] }, hotfix },
    'overridden',
    'an alarm fires: errors; ada overrides it: deals are lost',
  ],
  ['unknown, and a hotfix', { alarms: null, hotfix }, 'overridden', 'is not known; ada overrides'],
  [
    'one, and a hotfix that does not say why',
    { alarms: { firing: ['errors'] }, hotfix: { by: 'ada', why: ' ' } },
    'waiting',
    'an alarm fires',
  ],
  [
    'one, and a hotfix of nobody',
    { alarms: { firing: ['errors'] }, hotfix: { by: '', why: 'x' } },
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
  const { override } = alarmsQuiet.check(
    contextOf({ settings, alarms: { firing: ['errors'] }, hotfix }),
  );
  expect(override).toEqual(hotfix);
});
