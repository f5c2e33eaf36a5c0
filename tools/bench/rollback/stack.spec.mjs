import { secondsOf } from './stack.mjs';

const STACK = 'AWS::CloudFormation::Stack';

const event = (milliseconds, ResourceStatus, ResourceType = STACK) => ({
  Timestamp: new Date(1_700_000_000_000 + milliseconds),
  ResourceStatus,
  ResourceType,
});

it('is from the beginning of the last update of the stack to its end', () => {
  const events = [
    event(2500, 'UPDATE_COMPLETE'),
    event(2400, 'UPDATE_COMPLETE_CLEANUP_IN_PROGRESS'),
    event(2300, 'UPDATE_COMPLETE', 'AWS::Lambda::Function'),
    event(2100, 'UPDATE_IN_PROGRESS', 'AWS::Lambda::Function'),
    event(2000, 'UPDATE_IN_PROGRESS'),
    event(900, 'UPDATE_COMPLETE'),
    event(500, 'UPDATE_IN_PROGRESS'),
  ];
  expect(secondsOf(events)).toBe(0.5);
});

it('an update that goes on does not count', () => {
  const events = [
    event(3000, 'UPDATE_IN_PROGRESS'),
    event(900, 'UPDATE_COMPLETE'),
    event(500, 'UPDATE_IN_PROGRESS'),
  ];
  expect(secondsOf(events)).toBe(0.4);
});

it.each([
  ['was only created', [event(2, 'CREATE_COMPLETE'), event(1, 'CREATE_IN_PROGRESS')]],
  ['is being updated', [event(1, 'UPDATE_IN_PROGRESS'), event(0, 'CREATE_COMPLETE')]],
])('there is none of a stack that %s', (_, events) => {
  expect(() => secondsOf(events)).toThrow('the stack was not updated');
});
