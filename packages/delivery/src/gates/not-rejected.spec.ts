import { notRejected } from './not-rejected';
import type { Rejection } from './rejections';
import { bytes, candidate, contextOf, NOW, SHOP } from './testing/gate-context';

const rejection = (more: Partial<Rejection>): Rejection => ({
  service: 'deals-ms',
  version: null,
  artifact: bytes('nothing that runs'),
  why: 'it loses deals',
  by: 'bob',
  at: NOW,
  ...more,
});

const artifact = bytes('deals-ms 2.1.0');

test.each<[string, Rejection[], string, string]>([
  ['nothing', [], 'passed', 'nothing in it'],
  [
    'the release',
    [rejection({ version: '2.1.0' })],
    'refused',
    `deals-ms@2.1.0 was rejected by bob at ${NOW}: it loses deals`,
  ],
  ['the bytes', [rejection({ artifact })], 'refused', 'deals-ms@2.1.0 was rejected'],
  [
    'the bytes under another name',
    [rejection({ version: '2.0.9', artifact })],
    'refused',
    'deals-ms@2.1.0 was rejected',
  ],
  ['another release', [rejection({ version: '2.0.9' })], 'passed', 'nothing in it'],
  ['another service', [rejection({ service: 'users-ms', artifact })], 'passed', 'nothing in it'],
  [
    'more than one',
    [
      rejection({ artifact, version: '2.1.0' }),
      rejection({ service: 'bff-api', version: '1.3.0', why: 'slow' }),
    ],
    'refused',
    `bff-api@1.3.0 was rejected by bob at ${NOW}: slow; deals-ms@2.1.0 was rejected`,
  ],
])('rejected is %s', (_, rejections, outcome, what) => {
  expect(notRejected.check(contextOf({ rejections }))).toMatchObject({
    gate: 'not-rejected',
    outcome,
    what: expect.stringContaining(what),
  });
});

test('a candidate is known by its bytes alone: what has no version is not all one', () => {
  const sealed = candidate(SHOP);
  const check = (each: Rejection) => notRejected.check(contextOf({ sealed, rejections: [each] }));
  expect(check(rejection({ version: null })).outcome).toBe('passed');
  expect(check(rejection({ version: '2.1.0', artifact })).outcome).toBe('refused');
});
