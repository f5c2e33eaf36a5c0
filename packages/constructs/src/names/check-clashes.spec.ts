import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Stack, Stage } from 'aws-cdk-lib';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { ServiceStack } from '../stack/service-stack';
import { exampleDeployment, synthExample } from '../testing/example-service';
import { newFolder, testApp } from '../testing/test-app';
import { checkClashes, type SynthesizedStack } from './check-clashes';
import type { NamedTemplate } from './physical-names';
import { readAssembly } from './read-assembly';

function stack(service: string, parts: Partial<SynthesizedStack> = {}): SynthesizedStack {
  return {
    service,
    environment: 'staging',
    stack: `${service}-staging`,
    account: '111111111111',
    region: 'eu-central-1',
    template: {},
    ...parts,
  };
}

const named = (Type: string, property: string, name: unknown): NamedTemplate => ({
  Resources: { It: { Type, Properties: { [property]: name } } },
});
const queue = (name: unknown) => named('AWS::SQS::Queue', 'QueueName', name);
const role = (name: string) => named('AWS::IAM::Role', 'RoleName', name);
const bucket = (name: unknown) => named('AWS::S3::Bucket', 'BucketName', name);

/** The prefix of `deals` is one of `deals-ms` as well, so each of them may have this name. */
const one = stack('deals', { template: queue('deals-ms-events') });
const other = stack('deals-ms', { template: queue('deals-ms-events') });

test('two services with one name are refused, both named', () => {
  expect(() => checkClashes([one, other])).toThrow(
    expect.objectContaining({
      code: 'name-clash',
      message: [
        'one name is there twice in one account:',
        '  AWS::SQS::Queue deals-ms-events: deals in staging (stack deals-staging), deals-ms in staging (stack deals-ms-staging)',
        'Rename one of each, or give one of the environments an account of its own.',
      ].join('\n'),
    }),
  );
});

test('all of them are told at once', () => {
  const both = (service: string) =>
    stack(service, {
      stack: 'deals-staging',
      template: {
        ...queue('deals-events'),
        Outputs: { Url: { Export: { Name: 'deals-url' } } },
      },
    });
  expect(() => checkClashes([both('deals'), both('offers')])).toThrow(
    /3 names .*\n.*Stack deals-staging.*\n.*Queue deals-events.*\n.*Export deals-url/,
  );
});

test('two environments of a service in one account clash', () => {
  const production = { environment: 'production', stack: 'deals-production' };
  expect(() => checkClashes([one, { ...one, ...production }])).toThrow(
    /deals in staging .*, deals in production/,
  );
});

test.each<[string, SynthesizedStack[]]>([
  ['names are different', [one, stack('deals-ms', { template: queue('deals-ms-other') })]],
  ['accounts are different', [one, { ...other, account: '222222222222' }]],
  ['regions are different', [one, { ...other, region: 'us-east-1' }]],
  [
    'types are different',
    [one, stack('x', { template: named('AWS::SNS::Topic', 'TopicName', 'deals-ms-events') })],
  ],
  ['it is the same stack twice', [one, { ...one }]],
  [
    'only the deployment knows the name',
    [queue({ Ref: 'X' }), queue({ Ref: 'X' })].map((template, i) => stack(`s${i}`, { template })),
  ],
  [
    'they are within something else',
    ['a', 'b'].map((service) =>
      stack(service, { template: named('AWS::Lambda::Alias', 'Name', 'live') }),
    ),
  ],
  [
    'environments without an account are different',
    [
      { ...one, account: undefined },
      { ...other, account: undefined, environment: 'qa' },
    ],
  ],
])('nothing clashes when %s', (_, stacks) => {
  expect(() => checkClashes(stacks)).not.toThrow();
});

test('stacks of an environment without an account go to one', () => {
  const unknown = { account: undefined, region: undefined };
  expect(() =>
    checkClashes([
      { ...one, ...unknown },
      { ...other, ...unknown },
    ]),
  ).toThrow();
});

test('roles are the same in all regions, whatever their case', () => {
  const roles = [
    stack('deals', { template: role('deals-role') }),
    stack('offers', { template: role('Deals-Role'), region: 'us-east-1' }),
  ];
  expect(() => checkClashes(roles)).toThrow(/AWS::IAM::Role deals-role/);
});

test('dashboards are the same in all regions', () => {
  const template = named('AWS::CloudWatch::Dashboard', 'DashboardName', 'deals-staging');
  const both = [stack('deals', { template }), stack('offers', { template, region: 'us-east-1' })];
  expect(() => checkClashes(both)).toThrow(/AWS::CloudWatch::Dashboard deals-staging/);
});

test('buckets are the same in all accounts, unless the account is part of the name', () => {
  const elsewhere = { account: '222222222222', region: 'us-east-1' };
  const both = (name: unknown) => [
    stack('deals', { template: bucket(name) }),
    stack('offers', { template: bucket(name), ...elsewhere }),
  ];
  expect(() => checkClashes(both('deals-files'))).toThrow(/AWS::S3::Bucket deals-files/);
  expect(() => checkClashes(both({ 'Fn::Sub': 'deals-${AWS::AccountId}' }))).not.toThrow();
});

describe('synthesised apps', () => {
  test('of one service for all its environments do not clash', () => {
    const stacks = ['local', 'staging', 'production'].flatMap((environment) =>
      readAssembly(synthExample(environment).app.synth().directory),
    );
    expect(
      stacks.map(({ service, environment, account }) => [service, environment, account]),
    ).toEqual([
      ['deals-ms', 'local', '000000000000'],
      ['deals-ms', 'staging', '111111111111'],
      ['deals-ms', 'production', '222222222222'],
    ]);
    expect(() => checkClashes(stacks)).not.toThrow();
  });

  test('of two services clash by a name that both may have', () => {
    const deals = testApp();
    const deployment = exampleDeployment('staging', { service: 'deals' });
    const infra = new ServiceStack(deals, 'deals-infra', { deployment });
    new Queue(infra, 'deals-queue', { queueName: 'deals-ms-function' });
    const dealsMs = synthExample('staging', {
      change: (of) => void new Queue(of, 'deals-ms-queue', { queueName: 'deals-ms-function' }),
    });
    const stacks = [deals, dealsMs.app].flatMap((app) => readAssembly(app.synth().directory));
    expect(() => checkClashes(stacks)).toThrow(
      /AWS::SQS::Queue deals-ms-function: deals in .* deals-ms in/,
    );
  });

  test('are read with their stages, and with stacks of others', () => {
    const app = testApp();
    const stage = new Stage(app, 'deals-ms-staging');
    const deployment = exampleDeployment('staging');
    const infra = new ServiceStack(stage, 'deals-ms-infra', { deployment });
    new Queue(infra, 'deals-ms-queue');
    new Queue(new Stack(app, 'plain'), 'queue');
    expect(readAssembly(app.synth().directory)).toMatchObject([
      { service: 'plain', environment: 'unknown', account: undefined, region: undefined },
      { service: 'deals-ms', environment: 'staging', stack: 'deals-ms-staging' },
    ]);
  });

  test('that are none are refused', () => {
    const folder = join(newFolder(), 'cdk.out');
    mkdirSync(folder);
    expect(() => readAssembly(folder)).toThrow(
      `${folder}: there is no manifest.json\nGive the folder that cdk synth wrote.`,
    );
  });
});
