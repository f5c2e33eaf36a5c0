/** Within what a name may be there once: everywhere, in an account, in a region of one, or in what it belongs to. */
export type NameScope = 'world' | 'account' | 'region' | 'parent';

/** What AWS allows for the physical name of a type of resource. */
export interface NameRule {
  /** The property of the template that holds it. */
  property: string;
  scope: NameScope;
  min: number;
  max: number;
  characters: RegExp;
  /** Said when a character is not allowed. */
  allowed: string;
  /** `Deals` and `deals` are one name. */
  ignoresCase?: true;
}

type Characters = Pick<NameRule, 'characters' | 'allowed'>;

const words: Characters = { characters: /^[\w-]*$/, allowed: 'letters, digits, - and _' };
const dotted: Characters = { characters: /^[\w.-]*$/, allowed: 'letters, digits, -, _ and .' };
const paths: Characters = { characters: /^[\w./-]*$/, allowed: 'letters, digits, -, _, . and /' };
const printable: Characters = { characters: /^[ -~]*$/, allowed: 'printable ASCII characters' };
const identity: Characters = {
  characters: /^[\w+=,.@-]*$/,
  allowed: 'letters, digits and _+=,.@-',
};
const fifo: Characters = {
  characters: /^[\w-]*(\.fifo)?$/,
  allowed: 'letters, digits, - and _, and .fifo at the end',
};

function rule(
  property: string,
  max: number,
  characters: Characters,
  further: Partial<NameRule> = {},
): NameRule {
  return { property, scope: 'region', min: 1, max, ...characters, ...further };
}

/**
 * The Parameter Store allows 1011 characters for the ARN of a parameter without `arn` of another
 * length, so the longest beginning of an ARN is taken off.
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/sysman-paramstore-su-create.html
 */
export const MAX_PARAMETER_NAME =
  1011 - 'arn:aws-us-gov:ssm:us-gov-west-1:111122223333:parameter'.length;

/** By type of resource. The figures are those of the service quotas and API references of AWS. */
export const NAME_RULES: Readonly<Record<string, NameRule>> = {
  'AWS::ApiGateway::ApiKey': rule('Name', 1024, printable),
  'AWS::ApiGateway::RestApi': rule('Name', 1024, printable),
  'AWS::ApiGateway::Stage': rule('StageName', 128, words, { scope: 'parent' }),
  'AWS::ApiGateway::UsagePlan': rule('UsagePlanName', 1024, printable),
  'AWS::ApiGatewayV2::Api': rule('Name', 128, printable),
  'AWS::ApiGatewayV2::Stage': rule('StageName', 128, printable, { scope: 'parent' }),
  'AWS::CloudWatch::Alarm': rule('AlarmName', 255, printable),
  'AWS::CloudWatch::CompositeAlarm': rule('AlarmName', 255, printable),
  'AWS::CloudWatch::Dashboard': rule('DashboardName', 255, words, { scope: 'account' }),
  'AWS::CodeBuild::Project': rule('Name', 255, words, { min: 2 }),
  'AWS::CodeDeploy::Application': rule('ApplicationName', 100, identity),
  'AWS::CodeDeploy::DeploymentGroup': rule('DeploymentGroupName', 100, identity, {
    scope: 'parent',
  }),
  'AWS::CodePipeline::Pipeline': rule('Name', 100, {
    characters: /^[\w.@-]*$/,
    allowed: 'letters, digits, -, _, . and @',
  }),
  'AWS::Cognito::UserPool': rule('UserPoolName', 128, {
    characters: /^[\w\s+=,.@-]*$/,
    allowed: 'letters, digits, spaces and _+=,.@-',
  }),
  'AWS::DynamoDB::GlobalTable': rule('TableName', 255, dotted, { min: 3 }),
  'AWS::DynamoDB::Table': rule('TableName', 255, dotted, { min: 3 }),
  'AWS::ECR::Repository': rule(
    'RepositoryName',
    256,
    {
      characters: /^[a-z0-9._/-]*$/,
      allowed: 'lower-case letters, digits, -, _, . and /',
    },
    { min: 2 },
  ),
  'AWS::ECS::Cluster': rule('ClusterName', 255, words),
  'AWS::Events::EventBus': rule('Name', 256, paths),
  'AWS::Events::Rule': rule('Name', 64, dotted),
  'AWS::IAM::Group': rule('GroupName', 128, identity, { scope: 'account', ignoresCase: true }),
  'AWS::IAM::InstanceProfile': rule('InstanceProfileName', 128, identity, {
    scope: 'account',
    ignoresCase: true,
  }),
  'AWS::IAM::ManagedPolicy': rule('ManagedPolicyName', 128, identity, {
    scope: 'account',
    ignoresCase: true,
  }),
  'AWS::IAM::Policy': rule('PolicyName', 128, identity, { scope: 'parent' }),
  'AWS::IAM::Role': rule('RoleName', 64, identity, { scope: 'account', ignoresCase: true }),
  'AWS::IAM::User': rule('UserName', 64, identity, { scope: 'account', ignoresCase: true }),
  'AWS::KMS::Alias': rule('AliasName', 256, {
    characters: /^alias\/[\w/-]*$/,
    allowed: 'alias/ first, then letters, digits, -, _ and /',
  }),
  'AWS::Kinesis::Stream': rule('Name', 128, dotted),
  'AWS::KinesisFirehose::DeliveryStream': rule('DeliveryStreamName', 64, dotted),
  'AWS::Lambda::Alias': rule('Name', 128, words, { scope: 'parent' }),
  'AWS::Lambda::Function': rule('FunctionName', 64, words),
  'AWS::Lambda::LayerVersion': rule('LayerName', 140, words),
  'AWS::Logs::LogGroup': rule('LogGroupName', 512, {
    characters: /^[\w./#-]*$/,
    allowed: 'letters, digits and _./#-',
  }),
  'AWS::Logs::LogStream': rule(
    'LogStreamName',
    512,
    {
      characters: /^[^:*]*$/,
      allowed: 'everything but : and *',
    },
    { scope: 'parent' },
  ),
  'AWS::Pipes::Pipe': rule('Name', 64, dotted),
  'AWS::S3::Bucket': rule(
    'BucketName',
    63,
    {
      characters: /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/,
      allowed: 'lower-case letters, digits, - and ., letter or digit first and last',
    },
    { scope: 'world', min: 3 },
  ),
  'AWS::SNS::Topic': rule('TopicName', 256, fifo),
  'AWS::SQS::Queue': rule('QueueName', 80, fifo),
  'AWS::SSM::Parameter': rule('Name', MAX_PARAMETER_NAME, paths),
  'AWS::Scheduler::Schedule': rule('Name', 64, dotted),
  'AWS::Scheduler::ScheduleGroup': rule('Name', 64, dotted),
  'AWS::SecretsManager::Secret': rule('Name', 512, {
    characters: /^[\w/+=.@-]*$/,
    allowed: 'letters, digits and /_+=.@-',
  }),
  'AWS::StepFunctions::Activity': rule('Name', 80, words),
  'AWS::StepFunctions::StateMachine': rule('StateMachineName', 80, words),
  'AWS::WAFv2::WebACL': rule('Name', 128, words),
};

/** The name of a stack, which is no resource of a template. */
export const STACK_RULE: NameRule = rule('StackName', 128, {
  characters: /^([A-Za-z][A-Za-z0-9-]*)?$/,
  allowed: 'letters, digits and -, a letter first',
});

/** The name of an export, which other stacks import. */
export const EXPORT_RULE: NameRule = rule('Export.Name', 255, printable);

/**
 * @returns the rule of a type; one that is not listed is taken to have its name in `{Type}Name`,
 * which holds for most, without any limit that is known
 */
export function nameRule(type: string): NameRule | undefined {
  const known = NAME_RULES[type];
  if (known !== undefined) return known;
  const last = /^AWS::\w+::(\w+)$/.exec(type)?.[1];
  return last === undefined ? undefined : rule(`${last}Name`, Infinity, printable);
}
