import { differences } from './reality.mjs';

const expected = { template: { Resources: {} }, status: 200, code: 'a of 1.0.0' };
const reality = {
  status: 'UPDATE_COMPLETE',
  parameter: '1.0.0',
  template: { Resources: {} },
  variable: '1.0.0',
  live: { stays: '', weights: {}, variable: '1.0.0' },
  codeSha256: 'x',
  publishedSha256: 'x',
  says: 'a of 1.0.0',
  answer: { status: 200, body: '{"code":"a of 1.0.0","version":"1.0.0"}' },
};
const found = (other) => differences('a', '1.0.0', expected, { ...reality, ...other });

it('finds nothing where all say the same', () => {
  expect(found({})).toEqual([]);
});

it.each([
  [
    'a stack that is not settled',
    { status: 'UPDATE_IN_PROGRESS' },
    'its stack is UPDATE_IN_PROGRESS',
  ],
  ['a stack that was taken back badly', { status: 'UPDATE_ROLLBACK_FAILED' }, 'its stack is'],
  ['a stack with another release', { parameter: '2.0.0' }, 'its stack was given 2.0.0, not 1.0.0'],
  ['another template', { template: { Resources: { A: {} } } }, 'its template is'],
  [
    'requests that get another release',
    { live: { ...reality.live, variable: '2.0.0' } },
    'requests get',
  ],
  [
    'a rollout that was left in between',
    { live: { ...reality.live, weights: { 2: 0.5 } } },
    'requests get',
  ],
  [
    'a version that was left in the stack',
    { live: { ...reality.live, stays: '1' } },
    'requests get',
  ],
  ['a function with another release', { variable: '2.0.0' }, 'its function was given 2.0.0'],
  ['other code', { codeSha256: 'y' }, 'its code is y, not x'],
  ['another parameter', { says: 'a of 2.0.0' }, 'its parameter is a of 2.0.0'],
  ['another answer', { answer: { ...reality.answer, body: '{}' } }, 'it answers'],
  ['no good answer', { answer: { ...reality.answer, status: 502 } }, 'it answers'],
])('finds %s', (_, other, what) => {
  expect(found(other)).toEqual([expect.stringContaining(what)]);
});
