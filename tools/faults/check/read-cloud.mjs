import { createHash } from 'node:crypto';
import {
  CloudFormationClient,
  DescribeStacksCommand,
  GetTemplateCommand,
  paginateDescribeStackEvents,
} from '@aws-sdk/client-cloudformation';
import { GetAliasCommand, GetFunctionCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';

/**
 * Asks a cloud what runs in it, by plain calls of AWS and nothing of ours.
 *
 * @param {string} endpoint
 */
export function openReader(endpoint) {
  const options = {
    endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  };
  const cloudFormation = new CloudFormationClient(options);
  const lambda = new LambdaClient(options);
  const ssm = new SSMClient(options);
  const s3 = new S3Client({ ...options, forcePathStyle: true });
  const publishedSha256 = async (template) => {
    const { Properties } = Object.values(template.Resources).find(
      ({ Type }) => Type === 'AWS::Lambda::Function',
    );
    const { S3Bucket: bucket, S3Key: Key } = Properties.Code;
    const { Body } = await s3.send(new GetObjectCommand({ Bucket: nameOf(bucket), Key }));
    const bytes = await Body.transformToByteArray();
    return createHash('sha256').update(bytes).digest('base64');
  };
  const readLive = async (service, parameters) => {
    const alias = await lambda.send(new GetAliasCommand({ FunctionName: service, Name: 'live' }));
    const { Configuration } = await lambda.send(
      new GetFunctionCommand({ FunctionName: service, Qualifier: alias.FunctionVersion }),
    );
    return {
      stays: parameters.find(({ ParameterKey }) => ParameterKey === 'PreviousVersion')
        ?.ParameterValue,
      weights: alias.RoutingConfig?.AdditionalVersionWeights ?? {},
      variable: Configuration.Environment?.Variables?.SERVICE_VERSION,
    };
  };
  return {
    /** @returns {Promise<import('./reality.mjs').Reality>} */
    async readService(service) {
      const { Stacks } = await cloudFormation.send(
        new DescribeStacksCommand({ StackName: service }),
      );
      const [{ StackStatus, Parameters, Outputs }] = Stacks;
      const { TemplateBody } = await cloudFormation.send(
        new GetTemplateCommand({ StackName: service, TemplateStage: 'Original' }),
      );
      const template = JSON.parse(TemplateBody);
      const { Configuration } = await lambda.send(
        new GetFunctionCommand({ FunctionName: service }),
      );
      const { Parameter } = await ssm.send(new GetParameterCommand({ Name: `/faults/${service}` }));
      const url = Outputs.find(({ OutputKey }) => OutputKey === 'ApiUrl').OutputValue;
      return {
        status: StackStatus,
        parameter: Parameters.find(({ ParameterKey }) => ParameterKey === 'ReleaseVersion')
          ?.ParameterValue,
        template,
        variable: Configuration.Environment?.Variables?.SERVICE_VERSION,
        live: await readLive(service, Parameters),
        codeSha256: Configuration.CodeSha256,
        publishedSha256: await publishedSha256(template),
        says: Parameter.Value,
        answer: await ask(endpoint, url),
      };
    },
    /**
     * @param {number} since milliseconds since 1970
     * @returns {Promise<import('./operations.mjs').Operation[]>} that began since
     */
    async readOperations(service, since) {
      const told = [];
      for await (const page of paginateDescribeStackEvents(
        { client: cloudFormation },
        { StackName: service },
      ))
        told.push(...page.StackEvents);
      return operationsIn(service, told.reverse()).filter(({ started }) => started >= since);
    },
    close() {
      for (const client of [cloudFormation, lambda, ssm, s3]) client.destroy();
    },
  };
}

/** @param {readonly import('@aws-sdk/client-cloudformation').StackEvent[]} events oldest first */
export function operationsIn(service, events) {
  const operations = [];
  for (const { ResourceType, LogicalResourceId, ResourceStatus, Timestamp } of events) {
    if (ResourceType !== 'AWS::CloudFormation::Stack' || LogicalResourceId !== service) continue;
    const time = Timestamp.getTime();
    if (/^(CREATE|UPDATE|DELETE)_IN_PROGRESS$/.test(ResourceStatus))
      operations.push({ service, started: time, ended: null });
    else if (!ResourceStatus.endsWith('_IN_PROGRESS') && operations.length > 0)
      operations.at(-1).ended = time;
  }
  return operations;
}

/** A bucket of the CDK has the account in its name. */
function nameOf(bucket) {
  return typeof bucket === 'string'
    ? bucket
    : bucket['Fn::Sub']
        .replace('${AWS::AccountId}', '000000000000')
        .replace('${AWS::Region}', 'us-east-1');
}

/** MiniStack serves below /restapis what AWS serves at a host of its own. */
async function ask(endpoint, url) {
  const [, id] = /^https:\/\/([a-z0-9]+)\.execute-api\./.exec(url);
  const response = await fetch(`${endpoint}/restapis/${id}/local/_user_request_/health`);
  return { status: response.status, body: await response.text() };
}
