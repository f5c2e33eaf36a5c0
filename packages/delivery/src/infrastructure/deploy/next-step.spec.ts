import type { DeployedStack } from '../cloud/cloud';
import type { WantedStack } from '../types';
import { nextStep } from './next-step';

const template = {
  Resources: { Table: { Type: 'AWS::DynamoDB::Table', Properties: { A: 1, B: [1, 2] } } },
  Parameters: {
    BootstrapVersion: {
      Type: 'AWS::SSM::Parameter::Value<String>',
      Default: '/v',
      Description: 'Version of the bootstrap resources. [cdk:skip]',
    },
    Url: { Type: 'AWS::SSM::Parameter::Value<String>', Default: '/url' },
    Size: { Type: 'String', Default: 'small' },
  },
};

const wanted: WantedStack = {
  id: 'deals',
  name: 'deals',
  account: null,
  region: 'eu-west-1',
  roleArn: null,
  template,
  parameters: {},
  tags: { service: 'deals', team: 'x' },
  terminationProtection: false,
  bootstrap: null,
};

function deployed(changes: Partial<DeployedStack> = {}): DeployedStack {
  return {
    id: 'arn:deals',
    name: 'deals',
    status: 'UPDATE_COMPLETE',
    statusReason: null,
    terminationProtection: false,
    tags: { team: 'x', service: 'deals' },
    parameters: [
      { key: 'BootstrapVersion', value: '/v', ssm: { name: '/v', resolved: '20', current: '30' } },
      { key: 'Url', value: '/url', ssm: { name: '/url', resolved: 'a', current: 'a' } },
      { key: 'Size', value: 'large', ssm: null },
    ],
    outputs: [],
    template: JSON.parse(JSON.stringify(template)) as typeof template,
    ...changes,
  };
}

const step = (changes?: Partial<DeployedStack>, more: Partial<WantedStack> = {}, force = false) =>
  nextStep({ ...wanted, ...more }, deployed(changes), { force });

test('there is nothing yet', () => {
  expect(nextStep(wanted, null, { force: false }).step).toBe('create');
});

test.each(['CREATE_COMPLETE', 'UPDATE_COMPLETE', 'IMPORT_COMPLETE', 'UPDATE_ROLLBACK_COMPLETE'])(
  'the same, in %s, is unchanged',
  (status) => expect(step({ status })).toEqual({ step: 'unchanged' }),
);

test('the order of members does not matter, that of lists does', () => {
  const Table = { Properties: { B: [1, 2], A: 1 }, Type: 'AWS::DynamoDB::Table' };
  const { Parameters } = template;
  expect(step({ template: { Parameters, Resources: { Table } } }).step).toBe('unchanged');
  const turned = { ...Table, Properties: { A: 1, B: [2, 1] } };
  expect(step({ template: { Parameters, Resources: { Table: turned } } }).step).toBe('update');
});

const ssm = (resolved: string, current: string | null) => ({ name: '/url', resolved, current });
test.each<[string, Partial<DeployedStack>, Partial<WantedStack>, RegExp]>([
  ['a template', { template: {} }, {}, /template/],
  ['a tag that is gone', {}, { tags: { service: 'deals' } }, /tags/],
  ['a tag of another value', {}, { tags: { service: 'deals', team: 'y' } }, /tags/],
  ['protection', {}, { terminationProtection: true }, /protection/],
  ['a parameter that is given', {}, { parameters: { Size: 'huge' } }, /Size/],
  ['a parameter that is new', { parameters: [] }, {}, /BootstrapVersion is new/],
  [
    'an SSM parameter',
    {
      parameters: [
        ...deployed().parameters.filter(({ key }) => key !== 'Url'),
        { key: 'Url', value: '/url', ssm: ssm('a', 'b') },
      ],
    },
    {},
    /SSM parameter \/url/,
  ],
  [
    'an SSM parameter that is gone',
    {
      parameters: [
        ...deployed().parameters.filter(({ key }) => key !== 'Url'),
        { key: 'Url', value: '/url', ssm: ssm('a', null) },
      ],
    },
    {},
    /SSM parameter \/url/,
  ],
])('%s that differs is an update, and says why', (_what, changes, more, why) => {
  expect(step(changes, more)).toEqual({ step: 'update', why: expect.stringMatching(why) });
});

test('a parameter that somebody set by hand stays', () => {
  expect(step().step).toBe('unchanged');
});

test('force updates what has not changed, and waits all the same', () => {
  expect(step({}, {}, true).step).toBe('update');
  expect(step({ status: 'UPDATE_IN_PROGRESS' }, {}, true).step).toBe('wait');
});

test.each([
  'CREATE_IN_PROGRESS',
  'UPDATE_IN_PROGRESS',
  'UPDATE_COMPLETE_CLEANUP_IN_PROGRESS',
  'ROLLBACK_IN_PROGRESS',
  'UPDATE_ROLLBACK_IN_PROGRESS',
  'UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS',
  'DELETE_IN_PROGRESS',
])('%s is waited for', (status) => expect(step({ status }).step).toBe('wait'));

test.each(['ROLLBACK_COMPLETE', 'ROLLBACK_FAILED', 'CREATE_FAILED'])(
  '%s is deleted first, also when nothing has changed',
  (status) =>
    expect(step({ status })).toEqual({
      step: 'delete-first',
      why: expect.stringContaining(status),
    }),
);

test.each([
  ['REVIEW_IN_PROGRESS', /change set[^]*delete-stack --stack-name deals --region eu-west-1/],
  ['UPDATE_ROLLBACK_FAILED', /continue-update-rollback --stack-name deals/],
  ['UPDATE_FAILED', /rollback-stack --stack-name deals/],
  ['DELETE_FAILED', /delete-stack --stack-name deals/],
])('%s is for a person, who is told what to do', (status, message) => {
  expect(() => step({ status })).toThrow(
    expect.objectContaining({
      code: 'stack-not-deployable',
      message: expect.stringMatching(message),
    }),
  );
});
