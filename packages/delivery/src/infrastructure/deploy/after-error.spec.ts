import { DeliveryError } from '../../delivery-error';
import type { DeployedStack, StackEvent } from '../cloud/cloud';
import { afterError } from './after-error';

const STACK = 'arn:aws:cloudformation:eu-west-1:111111111111:stack/deals/1';

const stack = (status: string): DeployedStack => ({
  id: STACK,
  name: 'deals',
  status,
  statusReason: null,
  terminationProtection: false,
  tags: {},
  parameters: [],
  outputs: [],
  template: null,
});

const event = (status: string, type = 'AWS::CloudFormation::Stack'): StackEvent => ({
  id: status,
  stackId: STACK,
  logicalId: type,
  physicalId: type === 'AWS::CloudFormation::Stack' ? STACK : 'it',
  type,
  status,
  reason: status.endsWith('FAILED') ? 'it is too large' : null,
  time: '2026-01-01T00:00:00Z',
});

/** As AWS has it; or, before a colon, as the CDK puts it. */
const error = (said: string): DeliveryError => {
  const [name, inner] = said.split(': ');
  const message = inner === undefined ? 'no' : `❌  deals failed: ${inner}: no`;
  const cause = Object.assign(new Error(message), { name });
  return new DeliveryError({ code: 'access-failed', what: 'no', cause });
};

const begun = event('UPDATE_IN_PROGRESS');
const done = event('UPDATE_COMPLETE');
const broken = event('UPDATE_FAILED', 'AWS::Lambda::Function');

test.each<[string, string, DeployedStack | null, StackEvent[], string]>([
  [
    'an answer that was lost while it goes on',
    'TimeoutError',
    stack('UPDATE_IN_PROGRESS'),
    [begun],
    'look-again',
  ],
  [
    'somebody who was faster',
    'ValidationError',
    stack('UPDATE_IN_PROGRESS'),
    [begun],
    'look-again',
  ],
  [
    'somebody who was faster, and is done',
    'ValidationError',
    stack('UPDATE_COMPLETE'),
    [begun, done],
    'look-again',
  ],
  [
    'an answer that was lost, and it is done',
    'AlreadyExistsException',
    stack('CREATE_COMPLETE'),
    [event('CREATE_COMPLETE')],
    'look-again',
  ],
  [
    'a template that is refused, as the CDK says it',
    'DeployStackFailed: ValidationError',
    stack('UPDATE_COMPLETE'),
    [],
    'failed',
  ],
  [
    'a cloud that throttles, as the CDK says it',
    'DeployStackFailed: Throttling',
    stack('UPDATE_COMPLETE'),
    [],
    'out-of-reach',
  ],
  [
    'assets that could not be published',
    'AssetPublishFailed',
    stack('UPDATE_COMPLETE'),
    [],
    'out-of-reach',
  ],
  ['assets of a stack that is not there', 'AssetPublishFailed', null, [], 'out-of-reach'],
  ['a cloud that throttles', 'Throttling', stack('UPDATE_COMPLETE'), [], 'out-of-reach'],
  ['a template that is refused', 'ValidationError', stack('UPDATE_COMPLETE'), [], 'failed'],
  ['a template that is refused at first', 'ValidationError', null, [], 'failed'],
  ['rights that are not given', 'InsufficientCapabilitiesException', null, [], 'failed'],
  [
    'an update that was taken back',
    'StackDeploymentFailed',
    stack('UPDATE_ROLLBACK_COMPLETE'),
    [begun, broken],
    'failed',
  ],
  [
    'the same, and the answer was lost',
    'TimeoutError',
    stack('UPDATE_ROLLBACK_COMPLETE'),
    [begun, broken],
    'failed',
  ],
  [
    'a first creation that failed',
    'StackDeploymentFailed',
    stack('ROLLBACK_COMPLETE'),
    [begun],
    'failed',
  ],
])('%s (%s)', (_, name, now, events, expected) => {
  expect(afterError(error(name), now, events)).toBe(expected);
});
