import { brokenRules } from './log-rules.mjs';

const log = (...records) => records.map((record, index) => ({ sequence: index + 1, ...record }));
const lock = { kind: 'lock-acquired' };
const release = { kind: 'lock-released', token: 1 };
const promotion = { kind: 'promotion-started', token: 1 };
const started = (service, of = 2) => ({ kind: 'deployment-started', service, of, token: 1 });
const ended = (service, of) => ({ kind: 'deployment-ended', service, of, token: 1 });
const over = (outcome = 'succeeded', of = 2) => ({ kind: 'change-ended', of, outcome, token: 1 });

it('finds nothing in a log as it should be', () => {
  expect(
    brokenRules(
      log(
        lock,
        promotion,
        started('a'),
        started('b'),
        ended('b', 4),
        ended('a', 3),
        over(),
        release,
      ),
    ),
  ).toEqual([]);
});

it('finds nothing when somebody was killed, and another one went on', () => {
  const again = (record) => ({ ...record, token: 4 });
  expect(
    brokenRules(
      log(
        lock,
        promotion,
        started('a'),
        lock,
        again(started('a')),
        again(ended('a', 5)),
        again(over()),
        again(release),
      ),
    ),
  ).toEqual([]);
});

it.each([
  ['a change that never ended', log(lock, promotion, release), 'change 2 was never ended'],
  [
    'two at once',
    log(lock, promotion, promotion, over('succeeded', 3), release),
    'change 2 is still open',
  ],
  [
    'a deployment of another change',
    log(lock, promotion, started('a', 7), ended('a', 3), over()),
    'it belongs to 7',
  ],
  ['a deployment of none', log(lock, started('a'), ended('a', 2)), 'and null is open'],
  [
    'a service that is deployed twice at once',
    log(lock, promotion, started('a'), started('a'), ended('a', 4), over()),
    'a is deployed twice at once',
  ],
  [
    'an end of what never began',
    log(lock, promotion, ended('a', 9), over()),
    'it ends 9, and nothing goes on',
  ],
  ['success with something open', log(lock, promotion, started('a'), over()), 'a has not ended'],
  [
    'an end of another change',
    log(lock, promotion, over('undone', 9), over()),
    'it ends 9, and 2 is open',
  ],
  [
    'a record by who lost the lock',
    log(lock, promotion, lock, started('a'), ended('a', 4), over()),
    'its token is not that of the lock',
  ],
  [
    'a record without a token',
    log(lock, promotion, { ...over(), token: undefined }),
    'it has no token',
  ],
])('finds %s', (_, records, what) => {
  expect(brokenRules(records).join('\n')).toContain(what);
});
