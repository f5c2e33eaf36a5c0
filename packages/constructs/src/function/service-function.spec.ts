import { utimesSync } from 'node:fs';
import { join } from 'node:path';
import { Duration } from 'aws-cdk-lib';
import { Match, type Template } from 'aws-cdk-lib/assertions';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import {
  builtService,
  ENVIRONMENTS,
  synthExample,
  type ExampleProps,
} from '../testing/example-service';
import { newFolder } from '../testing/test-app';
import { ServiceFunction, type ServiceFunctionProps } from './service-function';

/** The logical id and thereby the identity of the version that `live` points to. */
function liveVersion(template: Template): string {
  const [alias] = Object.values(template.findResources('AWS::Lambda::Alias'));
  return alias?.Properties.FunctionVersion['Fn::If'][2]['Fn::GetAtt'][0];
}

const synth = (props: Partial<ExampleProps> = {}) => synthExample('staging', props).template;

/** A second function of the same service. */
function another(props: Partial<ServiceFunctionProps>): Template {
  const change = (stack: ConstructorParameters<typeof ServiceFunction>[0]): void =>
    void new ServiceFunction(stack, 'deals-ms-worker', { code: builtService(), ...props });
  return synthExample('staging', { change }).template;
}

test('runs what the build made, in the runtime of service.json', () => {
  synth({ runtime: 'nodejs24.x' }).hasResourceProperties('AWS::Lambda::Function', {
    FunctionName: 'deals-ms-function',
    Handler: 'main.handler',
    Runtime: 'nodejs24.x',
    MemorySize: 512,
    Timeout: 10,
    LoggingConfig: { LogGroup: { Ref: Match.stringLikeRegexp('logs') } },
  });
});

test('takes memory, timeout, handler and retention of logs', () => {
  const template = another({
    memory: 1024,
    timeout: Duration.minutes(1),
    handler: 'main.work',
    logRetention: RetentionDays.ONE_DAY,
  });
  template.hasResourceProperties('AWS::Lambda::Function', {
    FunctionName: 'deals-ms-worker',
    Handler: 'main.work',
    MemorySize: 1024,
    Timeout: 60,
  });
  template.hasResourceProperties('AWS::Logs::LogGroup', {
    LogGroupName: '/aws/lambda/deals-ms-worker',
    RetentionInDays: 1,
  });
  template.hasOutput('WorkerName', { Value: { Ref: Match.stringLikeRegexp('worker') } });
});

test.each(ENVIRONMENTS)(
  'tells the code where it runs in %s, and which release it is',
  (environment) => {
    const { template } = synthExample(environment);
    template.hasParameter('ReleaseVersion', { Type: 'String', Default: 'unreleased' });
    template.hasResourceProperties('AWS::Lambda::Function', {
      Environment: {
        Variables: {
          ENV_NAME: environment,
          APPLICATION_NAME: 'super-deals',
          SERVICE_NAME: 'deals-ms',
          SERVICE_VERSION: { Ref: 'ReleaseVersion' },
          NODE_OPTIONS: '--enable-source-maps',
          DEALS_TABLE: { Ref: Match.stringLikeRegexp('dealstable') },
        },
      },
    });
  },
);

test.each([
  ['local', 'Delete', 7, undefined],
  ['staging', 'RetainExceptOnCreate', 90, { Mode: 'Active' }],
  ['production', 'RetainExceptOnCreate', 90, { Mode: 'Active' }],
])('in %s its logs are kept: %s, %d days', (environment, DeletionPolicy, days, tracing) => {
  const { template } = synthExample(environment);
  template.hasResource('AWS::Logs::LogGroup', {
    DeletionPolicy,
    Properties: { LogGroupName: '/aws/lambda/deals-ms-function', RetentionInDays: days },
  });
  const [fn] = Object.values(template.findResources('AWS::Lambda::Function'));
  expect(fn?.Properties.TracingConfig).toEqual(tracing);
});

describe('the version that live points to', () => {
  const version = liveVersion(synth());

  test('is the same for the same code and configuration', () => {
    expect(version).toMatch(/^dealsmsfunctionCurrentVersion/);
    expect(liveVersion(synth())).toBe(version);
  });

  test('is another one for other code', () => {
    expect(liveVersion(synth({ code: builtService('exports.handler = 1;') }))).not.toBe(version);
  });

  test.each<[string, Partial<ExampleProps>]>([
    ['variables', { environment: { LIMIT: '2' } }],
    ['a runtime', { runtime: 'nodejs24.x' }],
  ])('is another one for other configuration: %s', (_, props) => {
    expect(liveVersion(synth(props))).not.toBe(version);
  });

  test('stays when there is a newer one', () => {
    synth().hasResource('AWS::Lambda::Version', {
      DeletionPolicy: 'Retain',
      UpdateReplacePolicy: 'Retain',
    });
  });
});

test('another release is another version of the same template', () => {
  synth().hasResourceProperties('AWS::Lambda::Version', { Description: { Ref: 'ReleaseVersion' } });
});

test.each(ENVIRONMENTS)('folder and time of a build change nothing in %s', (environment) => {
  const [one, other] = [builtService(), builtService()];
  utimesSync(join(other, 'main.js'), new Date(0), new Date(0));
  expect(one).not.toBe(other);
  const [template, again] = [one, other].map((code) =>
    synthExample(environment, { code }).template.toJSON(),
  );
  expect(again).toEqual(template);
  expect(JSON.stringify(template)).not.toContain(one);
  expect(JSON.stringify(template)).toMatch(/"S3Key":"[0-9a-f]{64}\.zip"/);
});

describe('is refused', () => {
  test('when the service is not built', () => {
    const code = newFolder();
    expect(() => synth({ code })).toThrow(
      expect.objectContaining({
        code: 'not-built',
        message:
          `deals-ms-infra/deals-ms-function: there is no main.js in ${code}\n` +
          'Build the service first: nx run deals-ms:build',
      }),
    );
  });

  test('with a runtime that is none', () => {
    const runtime = 'nodejs20.x' as 'nodejs22.x';
    expect(() => synth({ runtime })).toThrow(
      /"nodejs20.x" is no runtime\n.*nodejs22.x, nodejs24.x/,
    );
  });

  test.each([
    ['AWS_REGION', 'is set by Lambda itself'],
    ['_HANDLER', 'is set by Lambda itself'],
    ['A-B', 'is no name of a variable'],
    ['A', 'is no name of a variable'],
  ])('with the variable %s', (name, message) => {
    expect(() => synth({ environment: { [name]: 'x' } })).toThrow(message);
  });

  test('with a variable that is another one already', () => {
    expect(() => synth({ environment: { SERVICE_VERSION: '9' } })).toThrow(
      'the variable SERVICE_VERSION would be 9, and is known when it is deployed',
    );
  });

  test('with a variable that has no text', () => {
    const environment = { LIMIT: 2 as unknown as string };
    expect(() => synth({ environment })).toThrow(/the variable LIMIT has no text/);
  });
});
