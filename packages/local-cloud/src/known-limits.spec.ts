/**
 * What holds of the pinned MiniStack, and what does not. Nothing here is our code: an upgrade that
 * changes one of these is to be seen, and README.md ("What MiniStack does not do") brought up to date.
 */
import { APIGatewayClient, GetRestApisCommand } from '@aws-sdk/client-api-gateway';
import {
  CloudFormationClient,
  CreateChangeSetCommand,
  CreateStackCommand,
  DeleteStackCommand,
  DescribeChangeSetCommand,
  DescribeStacksCommand,
  ExecuteChangeSetCommand,
  UpdateStackCommand,
} from '@aws-sdk/client-cloudformation';
import {
  GetAliasCommand,
  InvokeCommand,
  LambdaClient,
  UpdateAliasCommand,
} from '@aws-sdk/client-lambda';
import { setTimeout as sleep } from 'node:timers/promises';
import { clientOptions, testClouds } from './testing/clouds';
import { serviceTemplate, type ServiceTemplateInput } from './testing/service-template';

const clouds = testClouds();
describe('MiniStack', () => {
  let endpoint: string;
  let cloudFormation: CloudFormationClient;
  let lambda: LambdaClient;
  let apiGateway: APIGatewayClient;

  beforeAll(async () => {
    ({ endpoint } = await clouds.open().start());
    cloudFormation = new CloudFormationClient(clientOptions(endpoint));
    lambda = new LambdaClient(clientOptions(endpoint));
    apiGateway = new APIGatewayClient(clientOptions(endpoint));
  });
  afterAll(() => clouds.end());

  async function settled(stack: string): Promise<string> {
    for (;;) {
      const found = await cloudFormation
        .send(new DescribeStacksCommand({ StackName: stack }))
        .catch(() => undefined);
      const status = found?.Stacks?.[0]?.StackStatus ?? 'GONE';
      if (!status.endsWith('_IN_PROGRESS')) return status;
      await sleep(20);
    }
  }

  async function create(input: ServiceTemplateInput): Promise<string> {
    const TemplateBody = serviceTemplate(input);
    const { StackId = '' } = await cloudFormation.send(
      new CreateStackCommand({ StackName: input.name, TemplateBody }),
    );
    expect(await settled(input.name)).toBe('CREATE_COMPLETE');
    return StackId;
  }

  /** The CDK updates by change sets, others directly. */
  const WAYS = ['UpdateStack', 'a change set'] as const;

  async function update(way: (typeof WAYS)[number], input: ServiceTemplateInput): Promise<string> {
    const { name } = input;
    const TemplateBody = serviceTemplate(input);
    if (way === 'UpdateStack') {
      await cloudFormation.send(new UpdateStackCommand({ StackName: name, TemplateBody }));
      return settled(name);
    }
    const set = { StackName: name, ChangeSetName: 'next' };
    await cloudFormation.send(new CreateChangeSetCommand({ ...set, TemplateBody }));
    for (;;) {
      const { Status } = await cloudFormation.send(new DescribeChangeSetCommand(set));
      if (Status === 'CREATE_COMPLETE') break;
      if (Status === 'FAILED') throw new Error('the change set failed');
      await sleep(20);
    }
    await cloudFormation.send(new ExecuteChangeSetCommand(set));
    return settled(name);
  }

  async function apiOf(name: string): Promise<string | undefined> {
    const { items = [] } = await apiGateway.send(new GetRestApisCommand({}));
    return items.find((item) => item.name === `${name}-api`)?.id;
  }

  /** Status and body of the service, asked through its API and so through its alias. */
  async function answerOf(name: string): Promise<string> {
    const api = await apiOf(name);
    const response = await fetch(`${endpoint}/restapis/${api}/local/_user_request_/deals`);
    return `${response.status} ${await response.text()}`;
  }

  const live = (name: string) =>
    lambda.send(new GetAliasCommand({ FunctionName: name, Name: 'live' }));

  describe('holds', () => {
    test.each(WAYS)('an update by %s makes a version and moves the alias to it', async (way) => {
      const name = way === 'UpdateStack' ? 'updated' : 'updated-by-set';
      await create({ name, says: 'one' });
      const api = await apiOf(name);
      expect([await answerOf(name), (await live(name)).FunctionVersion]).toEqual(['200 one', '1']);
      expect(await update(way, { name, says: 'two' })).toBe('UPDATE_COMPLETE');
      expect([await answerOf(name), (await live(name)).FunctionVersion]).toEqual(['200 two', '2']);
      expect(await apiOf(name)).toBe(api);
    });

    test.each(WAYS)('a failed update by %s leaves API, alias and what they serve', async (way) => {
      const name = way === 'UpdateStack' ? 'failed' : 'failed-by-set';
      await create({ name, says: 'one' });
      const api = await apiOf(name);
      const further = {
        Type: 'AWS::SSM::Parameter',
        Properties: {
          Type: 'String',
          Name: '/x',
          Value: { 'Fn::GetAtt': ['Function', 'Nothing'] },
        },
      };
      const status = await update(way, { name, says: 'two', further });
      expect(status).toBe('UPDATE_ROLLBACK_COMPLETE');
      expect(await apiOf(name)).toBe(api);
      expect([await answerOf(name), (await live(name)).FunctionVersion]).toEqual(['200 one', '1']);
    });

    test.each(['name', 'ARN'])('DeleteStack by %s deletes', async (kind) => {
      const name = `deleted-by-${kind.toLowerCase()}`;
      const arn = await create({ name, says: 'one' });
      await cloudFormation.send(new DeleteStackCommand({ StackName: kind === 'ARN' ? arn : name }));
      expect(['GONE', 'DELETE_COMPLETE']).toContain(await settled(name));
      expect(await apiOf(name)).toBeUndefined();
      await expect(live(name)).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
    });

    test('a resource of a type it does not know is refused, not skipped', async () => {
      const further = { Type: 'AWS::Nobody::Nothing', Properties: {} };
      const TemplateBody = serviceTemplate({ name: 'unknown', says: 'one', further });
      await expect(
        cloudFormation.send(new CreateStackCommand({ StackName: 'unknown', TemplateBody })),
      ).rejects.toThrow('AWS::Nobody::Nothing');
      expect(await apiOf('unknown')).toBeUndefined();
    });
  });

  describe('does not hold', () => {
    test('weights of an alias are stored, and every call goes to its main version', async () => {
      const name = 'weighted';
      await create({ name, says: 'one' });
      expect(await update('UpdateStack', { name, says: 'two' })).toBe('UPDATE_COMPLETE');
      const RoutingConfig = { AdditionalVersionWeights: { 2: 0.9 } };
      await lambda.send(
        new UpdateAliasCommand({
          FunctionName: name,
          Name: 'live',
          FunctionVersion: '1',
          RoutingConfig,
        }),
      );
      expect((await live(name)).RoutingConfig).toEqual(RoutingConfig);
      const executed = new Set<string | undefined>();
      for (let call = 0; call < 20; call += 1) {
        const invoke = new InvokeCommand({ FunctionName: name, Qualifier: 'live' });
        executed.add((await lambda.send(invoke)).ExecutedVersion);
      }
      expect([...executed]).toEqual(['1']);
    });

    const ROLE = 'arn:aws:iam::000000000000:role/nobody';
    test.each<[string, string, Record<string, unknown>]>([
      ['a table without keys', 'AWS::DynamoDB::Table', { TableName: 'no-keys' }],
      ['a bucket with an invalid name', 'AWS::S3::Bucket', { BucketName: 'NOT_VALID' }],
      [
        'an alias of a function that is not there',
        'AWS::Lambda::Alias',
        { FunctionName: 'nobody', FunctionVersion: '1', Name: 'live' },
      ],
      [
        'a function whose code is not there',
        'AWS::Lambda::Function',
        {
          FunctionName: 'no-code',
          Runtime: 'nodejs22.x',
          Handler: 'index.handler',
          Role: ROLE,
          Code: { S3Bucket: 'nobody', S3Key: 'nothing' },
        },
      ],
    ])('%s, which AWS refuses, is made', async (_what, Type, Properties) => {
      const name = `lenient-${Type.split('::').at(-1)?.toLowerCase()}`;
      await create({ name, says: 'one', further: { Type, Properties } });
    });
  });
});
