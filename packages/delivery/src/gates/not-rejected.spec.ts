import type { LogEntry, LogRecord } from '../state/log/record';
import { notRejected } from './not-rejected';
import { rejectionLifted, releaseRejected } from './records';
import { type Rejection, rejectionsFor } from './rejections';
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

describe('what was rejected upstream', () => {
  const world = (entries: LogEntry[]): LogRecord[] =>
    entries.map(
      (entry, at) => ({ ...entry, sequence: at + 1, at: NOW, previous: null }) as LogRecord,
    );
  const deals = { service: 'deals-ms', version: '2.1.0', artifact, why: 'it loses deals' };
  const rejected = releaseRejected.entry('bob', deals);
  const lifted = rejectionLifted.entry('eve', { ...deals, why: 'it was the network' });

  const check = (own: LogEntry[], staging: LogEntry[]) => {
    const before = [{ environment: 'staging', records: world(staging) }];
    return notRejected.check(contextOf({ rejections: rejectionsFor(world(own), before) }));
  };

  test.each<[string, LogEntry[], LogEntry[], string, string]>([
    ['nothing', [], [], 'passed', 'nothing in it'],
    [
      'a release there',
      [],
      [rejected],
      'refused',
      `deals-ms@2.1.0 was rejected in staging by bob at ${NOW}: it loses deals`,
    ],
    ['one that is lifted there', [], [rejected, lifted], 'passed', 'nothing in it'],
    ['one that is lifted here', [lifted], [rejected], 'refused', 'was rejected in staging'],
    [
      'one here, lifted there',
      [rejected],
      [lifted],
      'refused',
      'deals-ms@2.1.0 was rejected by bob',
    ],
    [
      'one in both',
      [rejected],
      [rejected],
      'refused',
      `rejected by bob at ${NOW}: it loses deals; deals-ms@2.1.0 was rejected in staging`,
    ],
  ])('%s', (_, own, staging, outcome, what) => {
    expect(check(own, staging)).toMatchObject({ outcome, what: expect.stringContaining(what) });
  });
});
