import { brokenOperations } from './operations.mjs';
import { operationsIn } from './read-cloud.mjs';

const at = (second) => new Date(Date.UTC(2026, 0, 1, 0, 0, second)).toISOString();
const time = (second) => Date.parse(at(second));
const started = (sequence, second, version, service = 'a') => ({
  kind: 'deployment-started',
  sequence,
  at: at(second),
  service,
  release: { version },
});
const ended = (of, second, outcome = 'succeeded') => ({
  kind: 'deployment-ended',
  sequence: of + 1,
  of,
  at: at(second),
  outcome,
});
const lock = (second) => ({ kind: 'lock-acquired', sequence: 0, at: at(second) });
const operation = (from, to, service = 'a') => ({ service, started: time(from), ended: time(to) });

const records = [
  started(1, 0, '1.0.0'),
  ended(1, 5),
  started(10, 10, '2.0.0'),
  ended(10, 20),
  started(20, 30, '1.0.0'),
  ended(20, 40),
];
const broken = (operations, log = records) => brokenOperations(log, operations, 5);

it('finds nothing where each deployment has its operation', () => {
  expect(broken([operation(11, 15), operation(31, 35)])).toEqual([]);
});

it('finds an operation that nobody has on record', () => {
  expect(broken([operation(11, 15), operation(25, 26), operation(31, 35)])).toEqual([
    `an operation on a began at ${at(25)}, and no deployment of it went on then`,
  ]);
  expect(broken([operation(11, 15), operation(31, 35), operation(31, 35, 'b')])).toHaveLength(1);
});

it('finds operations that overlap, also with one that goes on', () => {
  const overlapping = [operation(11, 15), operation(31, 35), operation(34, 36)];
  expect(broken(overlapping)).toEqual([`two operations on a overlap, at ${at(34)}`]);
  const endless = [{ ...operation(11, 15), ended: null }, operation(31, 35)];
  expect(broken(endless)).toEqual([`two operations on a overlap, at ${at(31)}`]);
});

it('finds a release that came in without an operation', () => {
  expect(broken([operation(11, 15)])).toEqual([
    'record 20 brought a 1.0.0 in, and no operation on its stack did',
  ]);
});

it('wants no operation for what ran already, and none for what is not judged', () => {
  const same = [...records.slice(0, 4), started(20, 30, '2.0.0'), ended(20, 31)];
  expect(broken([operation(11, 15)], same)).toEqual([]);
});

describe('when somebody was killed', () => {
  const killed = [...records.slice(0, 2), started(10, 10, '2.0.0'), lock(20)];

  it('counts what he began for who went on', () => {
    const log = [...killed, started(30, 21, '2.0.0'), ended(30, 25)];
    expect(broken([operation(19, 24)], log)).toEqual([]);
  });

  it('finds what he began after another one held the environment', () => {
    const log = [...killed, started(30, 30, '2.0.0'), ended(30, 40)];
    expect(broken([operation(22, 24)], log)).toContain(
      `an operation on a began at ${at(22)}, and no deployment of it went on then`,
    );
  });

  it('counts from the first try to bring something else in', () => {
    const log = [
      ...killed,
      started(30, 21, '3.0.0'),
      ended(30, 25, 'failed'),
      started(40, 26, '2.0.0'),
      ended(40, 28),
    ];
    expect(broken([operation(11, 12)], log)).toEqual([]);
    expect(broken([], log)).toEqual([
      'record 40 brought a 2.0.0 in, and no operation on its stack did',
    ]);
  });
});

it('reads operations from events of the stack itself', () => {
  const event = (second, status, type = 'AWS::CloudFormation::Stack', id = 'a') => ({
    Timestamp: new Date(at(second)),
    ResourceType: type,
    LogicalResourceId: id,
    ResourceStatus: status,
  });
  expect(
    operationsIn('a', [
      event(1, 'CREATE_IN_PROGRESS'),
      event(2, 'CREATE_IN_PROGRESS', 'AWS::Lambda::Function', 'Handler'),
      event(3, 'CREATE_COMPLETE'),
      event(4, 'UPDATE_IN_PROGRESS'),
      event(5, 'UPDATE_COMPLETE_CLEANUP_IN_PROGRESS'),
      event(6, 'UPDATE_COMPLETE'),
      event(7, 'UPDATE_IN_PROGRESS'),
      event(8, 'UPDATE_ROLLBACK_IN_PROGRESS'),
    ]),
  ).toEqual([operation(1, 3), operation(4, 6), { service: 'a', started: time(7), ended: null }]);
});
