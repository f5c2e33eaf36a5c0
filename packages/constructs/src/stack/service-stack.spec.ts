import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Aws, CfnOutput, Fn, NestedStack, SecretValue, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { User } from 'aws-cdk-lib/aws-iam';
import { CfnDBInstance } from 'aws-cdk-lib/aws-rds';
import { CfnParameter } from 'aws-cdk-lib/aws-ssm';
import { CfnQueue, Queue } from 'aws-cdk-lib/aws-sqs';
import { ENVIRONMENTS, exampleDeployment, synthExample } from '../testing/example-service';
import { testApp } from '../testing/test-app';
import { deploymentOf } from './deployment-of';
import { ServiceStack } from './service-stack';

function synth(
  change: (stack: ServiceStack) => void = () => undefined,
  {
    id = 'deals-ms-infra',
    environment = 'staging',
    stackName = undefined as string | undefined,
  } = {},
): Template {
  const deployment = exampleDeployment(environment);
  const stack = new ServiceStack(testApp(), id, { deployment, stackName });
  change(stack);
  return Template.fromStack(stack);
}

test('it goes where the deployment says', () => {
  const { stack } = synthExample('production');
  expect([stack.stackName, stack.account, stack.region]).toEqual([
    'deals-ms-production',
    '222222222222',
    'eu-central-1',
  ]);
});

test('it goes anywhere when the deployment does not say', () => {
  const deployment = exampleDeployment('qa', { environments: undefined });
  const stack = new ServiceStack(testApp(), 'deals-ms-infra', { deployment });
  expect(stack.environment).toBe('aws://unknown-account/unknown-region');
});

test.each(ENVIRONMENTS)('everything that takes tags has them in %s', (environment) => {
  const { Resources } = synthExample(environment).template.toJSON();
  const expected = {
    application: 'super-deals',
    environment,
    'managed-by': 'cdk',
    service: 'deals-ms',
  };
  const tagged = Object.values(Resources as Record<string, { Properties: { Tags?: unknown } }>)
    .map(({ Properties }) => Properties.Tags)
    .filter((tags) => tags !== undefined)
    .map((tags) =>
      Array.isArray(tags)
        ? Object.fromEntries(tags.map(({ Key, Value }) => [Key, Value]))
        : (tags as Record<string, string>),
    );
  expect(tagged.length).toBeGreaterThanOrEqual(8);
  for (const tags of tagged) expect(tags).toMatchObject(expected);
});

describe('the rules of the CDK', () => {
  const strict = { '@aws-cdk/core:validateAgainstDefaultRules': true };
  beforeAll(() => {
    process.env['CDK_VALIDATION'] = 'true';
  });
  afterAll(() => {
    process.env['CDK_VALIDATION'] = 'false';
  });

  test.each(ENVIRONMENTS)('find nothing in %s', (environment) => {
    const app = testApp(strict);
    synthExample(environment, { app });
    const report = join(app.synth().directory, 'validation-report.json');
    expect(JSON.parse(readFileSync(report, 'utf8')).pluginReports).toEqual([]);
  });

  test('would tell', () => {
    const change = (stack: ServiceStack): void =>
      new CfnQueue(stack, 'deals-ms-queue').addPropertyOverride('DelaySeconds', 'long');
    expect(() => synthExample('staging', { app: testApp(strict), change })).toThrow(
      /[Vv]alidation/,
    );
  });
});

describe('ids', () => {
  test('of its children carry the prefix', () => {
    expect(() => synth((stack) => new Queue(stack, 'queue'))).toThrow(
      'the id queue does not carry the prefix of deals-ms: call it deals-ms-queue',
    );
    expect(() => synth((stack) => new Queue(stack, stack.prefixed('queue')))).not.toThrow();
  });

  test('of the stack too', () => {
    expect(() => synth(undefined, { id: 'Infra' })).toThrow(/the id Infra does not carry/);
  });

  test('that the CDK gives are its own', () => {
    expect(() =>
      synth((stack) => {
        new CfnOutput(stack, 'deals-ms-output', { value: stack.account });
        stack.exportValue(new Queue(stack, 'deals-ms-queue').queueArn);
      }),
    ).not.toThrow();
  });
});

describe('names', () => {
  test('without the prefix are refused', () => {
    expect(() =>
      synth((stack) => new Queue(stack, 'deals-ms-queue', { queueName: 'orders' })),
    ).toThrow(/AWS::SQS::Queue orders \(dealsmsqueue\w+\) does not carry the prefix of deals-ms/);
  });

  test('that AWS would refuse are refused, all at once', () => {
    const long = `deals-ms-${'x'.repeat(80)}`;
    expect(() =>
      synth((stack) => {
        new CfnParameter(stack, 'deals-ms-one', {
          type: 'String',
          value: 'x',
          name: '/deals-ms/ä',
        });
        // Past what the CDK checks of itself.
        new CfnQueue(stack, 'deals-ms-two').addPropertyOverride('QueueName', long);
      }),
    ).toThrow(
      /\/deals-ms\/ä .* characters that AWS refuses[\s\S]*has 89 characters; AWS allows 80/,
    );
  });

  test('of nested stacks count', () => {
    expect(() =>
      synth((stack) => {
        const nested = new NestedStack(stack, 'deals-ms-nested');
        new Queue(nested, 'queue', { queueName: 'orders' });
      }),
    ).toThrow(/AWS::SQS::Queue orders/);
  });

  test('of the stack and of exports count', () => {
    expect(() => synth(undefined, { stackName: 'infra' })).toThrow(
      /AWS::CloudFormation::Stack infra/,
    );
    expect(() =>
      synth((stack) => new CfnOutput(stack, 'deals-ms-x', { value: 'x', exportName: 'url' })),
    ).toThrow(/Export url/);
  });
});

describe('references to secure parameters', () => {
  const secret = SecretValue.ssmSecure('/super-deals/staging/deals-ms/private/password', '3');
  const reference = '{{resolve:ssm-secure:/super-deals/staging/deals-ms/private/password:3}}';

  test('are taken where CloudFormation resolves them', () => {
    const template = synth((stack) => {
      new CfnDBInstance(stack, 'deals-ms-database', { masterUserPassword: secret.unsafeUnwrap() });
      new User(stack, 'deals-ms-user', { password: secret });
    });
    template.hasResourceProperties('AWS::RDS::DBInstance', { MasterUserPassword: reference });
    template.hasResourceProperties('AWS::IAM::User', { LoginProfile: { Password: reference } });
  });

  test.each([
    ['plain', reference],
    ['joined', Fn.join('', ['x', Aws.STACK_ID, reference])],
    ['substituted', Fn.sub(`\${AWS::StackId}${reference}`)],
  ])('are refused elsewhere, %s', (_, value) => {
    expect(() => synthExample('staging', { environment: { PASSWORD: value } })).toThrow(
      /AWS::Lambda::Function Environment\.Variables\.PASSWORD .* secure parameter.*\(grantBinding\)/,
    );
  });

  test('are refused in outputs', () => {
    expect(() =>
      synth((stack) => new CfnOutput(stack, 'deals-ms-x', { value: secret.unsafeUnwrap() })),
    ).toThrow(/Output Value .* refers to a secure parameter/);
  });
});

test('a construct that is in no stack of a service says so', () => {
  expect(() => deploymentOf(new Queue(new Stack(testApp(), 'plain'), 'queue'))).toThrow(
    'plain/queue: it is not in the stack of a service\nPut it into a stack that extends ServiceStack.',
  );
});
