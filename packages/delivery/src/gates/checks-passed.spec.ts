import { checksPassed } from './checks-passed';
import { contextOf } from './testing/gate-context';

const good = { name: 'rollback', passed: true, what: 'every service could go back' };
const bad = {
  name: 'rollback',
  passed: false,
  what: 'the artifact of deals-ms@2.0.5 is gone',
  fix: 'Restore it.',
};
const worse = { name: 'contracts', passed: false, what: 'deals-ms lost a field' };

test.each([
  [[], { outcome: 'passed', what: 'not asked for here' }],
  [[good], { outcome: 'passed', what: 'rollback' }],
  [
    [good, bad],
    {
      outcome: 'refused',
      what: 'rollback: the artifact of deals-ms@2.0.5 is gone',
      fix: 'Restore it.',
    },
  ],
  [
    [worse, bad],
    {
      outcome: 'refused',
      what: 'contracts: deals-ms lost a field; rollback: the artifact of deals-ms@2.0.5 is gone',
      fix: 'Restore it.',
    },
  ],
  [
    [worse],
    {
      outcome: 'refused',
      what: 'contracts: deals-ms lost a field',
      fix: 'Mend it, and promote again.',
    },
  ],
])('checks %j', (checks, expected) => {
  expect(checksPassed.check(contextOf({ checks }))).toEqual({
    gate: 'checks-passed',
    ...expected,
  });
});
