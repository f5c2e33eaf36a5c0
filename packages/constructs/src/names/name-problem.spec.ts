import type { Deployment } from '../deployment/deployment';
import { exampleDeployment } from '../testing/example-service';
import { nameProblem } from './name-problem';
import { MAX_PARAMETER_NAME, NAME_RULES } from './name-rules';
import { physicalNames } from './physical-names';

const pseudo = { account: '111111111111', region: 'eu-central-1', stack: 'deals-ms-staging' };

function problem(
  Type: string,
  name: unknown,
  deployment: Deployment = exampleDeployment('staging'),
): string | undefined {
  const property = NAME_RULES[Type]?.property ?? `${Type.split('::').pop()}Name`;
  const template = { Resources: { It: { Type, Properties: { [property]: name } } } };
  const [found] = physicalNames(template, pseudo);
  if (found === undefined) throw new Error(`no name found in ${Type}`);
  return nameProblem(found, deployment);
}

/** A name of exactly this length. */
const long = (length: number, start = 'deals-ms-') => start.padEnd(length, 'x');

test.each<[string, number, string]>([
  ['AWS::Lambda::Function', 64, 'deals-ms-'],
  ['AWS::DynamoDB::Table', 255, 'deals-ms-'],
  ['AWS::ApiGateway::RestApi', 1024, 'deals-ms-'],
  ['AWS::CloudWatch::Alarm', 255, 'deals-ms-'],
  ['AWS::CloudWatch::Dashboard', 255, 'deals-ms-'],
  ['AWS::IAM::Role', 64, 'deals-ms-'],
  ['AWS::IAM::ManagedPolicy', 128, 'deals-ms-'],
  ['AWS::Logs::LogGroup', 512, '/aws/lambda/deals-ms-'],
  ['AWS::SSM::Parameter', MAX_PARAMETER_NAME, '/super-deals/staging/deals-ms/public/'],
  ['AWS::SQS::Queue', 80, 'deals-ms-'],
  ['AWS::SNS::Topic', 256, 'deals-ms-'],
  ['AWS::S3::Bucket', 63, 'deals-ms-'],
  ['AWS::Events::Rule', 64, 'deals-ms-'],
  ['AWS::StepFunctions::StateMachine', 80, 'deals-ms-'],
  ['AWS::KMS::Alias', 256, 'alias/deals-ms-'],
])('%s takes %d characters, and not one more', (type, max, start) => {
  expect(problem(type, long(max, start))).toBeUndefined();
  expect(problem(type, long(max + 1, start))).toBe(`has ${max + 1} characters; AWS allows ${max}`);
});

test.each([
  ['AWS::Lambda::Function', 'deals-ms-a.b'],
  ['AWS::Lambda::Function', 'deals-ms-ä'],
  ['AWS::DynamoDB::Table', 'deals-ms/deals'],
  ['AWS::S3::Bucket', 'deals-ms-Assets'],
  ['AWS::S3::Bucket', 'deals-ms-'],
  ['AWS::SQS::Queue', 'deals-ms-x.fifos'],
  ['AWS::Logs::LogGroup', '/aws/lambda/deals-ms x'],
  ['AWS::SSM::Parameter', '/super-deals/deals-ms/{x}'],
  ['AWS::KMS::Alias', 'deals-ms-key'],
  ['AWS::CloudWatch::Alarm', 'deals-ms-é'],
  ['AWS::CloudWatch::Dashboard', 'deals-ms.staging'],
])('%s %s has characters that AWS refuses', (type, name) => {
  expect(problem(type, name)).toMatch(/^has characters that AWS refuses: it allows /);
});

test('a parameter has at most 15 levels', () => {
  expect(problem('AWS::SSM::Parameter', `/deals-ms${'/x'.repeat(14)}`)).toBeUndefined();
  expect(problem('AWS::SSM::Parameter', `/deals-ms${'/x'.repeat(15)}`)).toBe(
    'has 16 levels; AWS allows 15',
  );
});

test('a table name has at least 3 characters', () => {
  const deployment = exampleDeployment('staging', { service: 'd' });
  expect(problem('AWS::DynamoDB::Table', 'd', deployment)).toBe('has 1 characters; AWS wants 3');
});

test.each([
  ['AWS::DynamoDB::Table', 'deals-table', 'deals-ms-deals-table'],
  ['AWS::DynamoDB::Table', 'deals-msdeals', 'deals-ms-deals-msdeals'],
  ['AWS::Lambda::Function', 'users-ms-function', 'deals-ms-users-ms-function'],
  ['AWS::Logs::LogGroup', '/aws/lambda/handler', 'deals-ms-handler'],
  ['AWS::SSM::Parameter', '/super-deals/staging/users-ms/public/apiUrl', 'deals-ms-apiUrl'],
  // A type that no rule is for.
  ['AWS::Made::Thing', 'thing', 'deals-ms-thing'],
])('%s %s does not carry the prefix', (type, name, better) => {
  expect(problem(type, name)).toBe(`does not carry the prefix of deals-ms: call it like ${better}`);
});

test.each([
  ['AWS::DynamoDB::Table', 'deals-ms-deals-table'],
  ['AWS::Logs::LogGroup', '/aws/lambda/deals-ms-function'],
  ['AWS::SSM::Parameter', '/super-deals/staging/deals-ms/public/apiUrl'],
  ['AWS::CodePipeline::Pipeline', 'super-deals-deals-ms-staging-pipeline'],
  ['AWS::SQS::Queue', 'deals-ms.fifo'],
  // Names within something that has the prefix.
  ['AWS::Lambda::Alias', 'live'],
  ['AWS::ApiGateway::Stage', 'staging'],
])('%s %s is fine', (type, name) => {
  expect(problem(type, name)).toBeUndefined();
});

describe('in the local environment', () => {
  const local = exampleDeployment('local');

  test('a table starts with local-', () => {
    expect(problem('AWS::DynamoDB::Table', 'local-deals-ms-deals-table', local)).toBeUndefined();
    expect(problem('AWS::DynamoDB::Table', 'deals-ms-deals-table', local)).toBe(
      'does not carry the prefix of deals-ms: call it like local-deals-ms-deals-table',
    );
  });

  test('nothing else does', () => {
    expect(problem('AWS::Lambda::Function', 'local-deals-ms-function', local)).toBeDefined();
  });
});

describe('a name that is put together', () => {
  const join = (...parts: unknown[]) => ({ 'Fn::Join': ['', parts] });

  test('is judged with account, region and stack filled in', () => {
    const account = { Ref: 'AWS::AccountId' };
    expect(problem('AWS::S3::Bucket', join('deals-ms-', account))).toBeUndefined();
    expect(problem('AWS::S3::Bucket', join(account, '-deals'))).toMatch(/111111111111-deals$/);
    expect(problem('AWS::S3::Bucket', { 'Fn::Sub': 'deals-ms-${AWS::Region}' })).toBeUndefined();
    expect(problem('AWS::S3::Bucket', join(long(52), account))).toMatch(/^has 64 characters/);
    expect(problem('AWS::Lambda::Function', { Ref: 'AWS::StackName' })).toBeUndefined();
  });

  test('is judged by what is known of it', () => {
    const unknown = { Ref: 'Parameter' };
    expect(problem('AWS::Lambda::Function', join('deals-ms-', unknown))).toBeUndefined();
    expect(problem('AWS::Lambda::Function', join('other-', unknown))).toMatch(/^does not carry/);
    expect(problem('AWS::Lambda::Function', { 'Fn::Sub': 'x-${Parameter}' })).toBeDefined();
  });

  test('is refused when nothing of it is known', () => {
    expect(problem('AWS::Lambda::Function', { Ref: 'Parameter' })).toMatch(/^cannot be known/);
    expect(problem('AWS::Lambda::Function', { 'Fn::ImportValue': 'x' })).toMatch(/^cannot/);
  });
});
