import {
  CloudFormationClient,
  CreateChangeSetCommand,
  DescribeStackResourceCommand,
  DescribeStacksCommand,
  UpdateTerminationProtectionCommand,
} from '@aws-sdk/client-cloudformation';
import {
  DescribeTableCommand,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
} from '@aws-sdk/client-dynamodb';
import {
  GetAliasCommand,
  GetFunctionConfigurationCommand,
  LambdaClient,
} from '@aws-sdk/client-lambda';
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  deploy,
  destroy,
  diff,
  logs,
  outputs,
  planDestroy,
  renderDiff,
  smoke,
  type DeployResult,
  type InfrastructureProgress,
  type ServiceApp,
} from '../index';
import { testFolders } from './testing/folders';
import { startMiniStack, type MiniStack } from './testing/mini-stack';
import { writeTestApp } from './testing/test-app';

/** On a real local cloud, in one story: each test goes on where the one before ended. */
describe('services in an environment', () => {
  const folders = testFolders();
  const folder = folders.make();
  const environment = 'local';
  const dependencies = { bff: ['deals'] };
  let cloud: MiniStack;
  let lambda: LambdaClient;
  let dynamo: DynamoDBClient;
  let cloudFormation: CloudFormationClient;
  const before = { ...process.env };

  beforeAll(async () => {
    cloud = await startMiniStack(folder);
    const client = {
      endpoint: cloud.endpoint,
      region: 'us-east-1',
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    };
    lambda = new LambdaClient(client);
    dynamo = new DynamoDBClient(client);
    cloudFormation = new CloudFormationClient(client);
    // Whatever this process has must lead nobody astray.
    process.env['AWS_ENDPOINT_URL'] = 'http://127.0.0.1:1';
    process.env['AWS_PROFILE'] = 'of-somebody-else';
  });
  afterAll(async () => {
    process.env = before;
    await cloud?.end();
    folders.dispose();
  });

  const seen: InfrastructureProgress[] = [];
  function run(apps: ServiceApp[], more: { validate?: boolean } = {}): Promise<DeployResult> {
    seen.length = 0;
    return deploy(apps, {
      env: cloud.env,
      environment,
      validate: false,
      dependencies,
      bootstrap: true,
      onProgress: (progress) => seen.push(progress),
      ...more,
    });
  }

  const withoutCommand = ({ service, root, outDir }: ServiceApp): ServiceApp => ({
    service,
    root,
    outDir,
  });
  const liveVersion = async (service: string): Promise<string | undefined> =>
    (await lambda.send(new GetAliasCommand({ FunctionName: service, Name: 'live' })))
      .FunctionVersion;

  async function answerOf(app: ServiceApp): Promise<string> {
    const [found] = await outputs([withoutCommand(app)], { env: cloud.env, environment });
    const api = found?.stacks[0]?.outputs.find(({ key }) => key === 'ApiId')?.value;
    const response = await fetch(`${cloud.endpoint}/restapis/${api}/local/_user_request_/`);
    return `${response.status} ${await response.text()}`;
  }

  const deals = () => writeTestApp(folder, { service: 'deals', says: 'one' });
  const bff = () => writeTestApp(folder, { service: 'bff', says: 'hello', consumes: 'deals' });

  describe('the life of two services', () => {
    test('an environment that the CDK was never used in is not prepared unasked', async () => {
      const options = { env: cloud.env, environment, validate: false };
      await expect(deploy([deals()], options)).rejects.toMatchObject({
        code: 'not-bootstrapped',
        where: 'aws://000000000000/us-east-1',
        fix: expect.stringMatching(/cdk bootstrap aws:/),
      });
    });

    test('they are deployed, the one that is needed first', async () => {
      const result = await run([bff(), deals()]);
      expect(result.services.map(({ error }) => error)).toEqual([null, null]);
      expect(result.services.map(({ service, outcome }) => [service, outcome])).toEqual([
        ['bff', 'deployed'],
        ['deals', 'deployed'],
      ]);
      expect(await answerOf(bff())).toBe('200 hello, deals says one');
      expect(await answerOf(deals())).toBe('200 one');
      expect(await liveVersion('deals')).toBe('1');
      const first = (service: string) =>
        seen.findIndex((one) => one.service === service && one.resource);
      const done = seen.findIndex(({ service, phase }) => service === 'deals' && phase === 'done');
      expect(first('bff')).toBeGreaterThan(done);
      expect(seen.filter(({ phase }) => phase === 'bootstrapping')).toHaveLength(1);
      const last = seen.filter((one) => one.service === 'deals' && one.resource).at(-1);
      expect(last).toMatchObject({ phase: 'creating', done: last?.total });
      const Item = { id: { S: '1' } };
      await dynamo.send(new PutItemCommand({ TableName: 'deals-table', Item }));
    });

    test('nothing to change takes no time, and touches nothing', async () => {
      const result = await run([bff(), deals()].map(withoutCommand));
      expect(result.services.map(({ outcome }) => outcome)).toEqual(['unchanged', 'unchanged']);
      expect(result.milliseconds).toBeLessThan(2000);
      const told = () => seen.filter(({ message }) => message.includes('validating')).length;
      // What was never validated is validated, once.
      await run([bff(), deals()], { validate: true });
      expect(told()).toBe(2);
      const again = await run([bff(), deals()], { validate: true });
      expect(again.services.map(({ outcome }) => outcome)).toEqual(['unchanged', 'unchanged']);
      expect(told()).toBe(0);
      expect(await liveVersion('deals')).toBe('1');
    });

    test('new code is shown, gets a version of its own and is served', async () => {
      const changed = writeTestApp(folder, { service: 'deals', says: 'two' });
      const diffs = await diff([changed], { env: cloud.env, environment, validate: false });
      expect(diffs[0]?.resources.map(({ action, type }) => `${action} ${type}`).sort()).toEqual(
        expect.arrayContaining([
          'add AWS::Lambda::Version',
          'change AWS::Lambda::Function',
          'remove AWS::Lambda::Version',
        ]),
      );
      expect(renderDiff(diffs)).toMatch(
        /~ change +AWS::Lambda::Function +deals-stack\/Handler +Code/,
      );
      expect((await run([changed], { validate: true })).ok).toBe(true);
      expect(seen.filter(({ message }) => message.includes('validating'))).toHaveLength(1);
      expect([await liveVersion('deals'), await answerOf(changed)]).toEqual(['2', '200 two']);
      const key = { TableName: 'deals-table', Key: { id: { S: '1' } } };
      expect((await dynamo.send(new GetItemCommand(key))).Item).toBeDefined();
    });

    test('a parameter of another service that changed is a change', async () => {
      const result = await run([withoutCommand(bff())]);
      expect(result.services[0]?.outcome).toBe('deployed');
      const FunctionName = 'bff';
      const { Environment } = await lambda.send(
        new GetFunctionConfigurationCommand({ FunctionName }),
      );
      expect(Environment?.Variables?.['PROVIDER']).toBe('deals says two');
    });

    test('a failing update names the resource; the old version still serves, who needs it is not started', async () => {
      const broken = writeTestApp(folder, { service: 'deals', says: 'three', broken: true });
      const other = writeTestApp(folder, { service: 'other', says: 'alone' });
      const result = await run([broken, bff(), other]);
      expect(result.ok).toBe(false);
      expect(result.services.map(({ outcome }) => outcome)).toEqual([
        'failed',
        'not-started',
        'deployed',
      ]);
      expect(result.services[0]?.error).toMatchObject({ code: 'stack-failed' });
      expect(result.services[0]?.error?.message).toMatch(
        /AWS::SSM::Parameter Broken failed .*Nothing/,
      );
      expect(result.services[1]?.because).toEqual(['deals']);
      expect([await liveVersion('deals'), await answerOf(broken)]).toEqual(['2', '200 two']);
      expect(await answerOf(other)).toBe('200 alone');
      const before = await run([writeTestApp(folder, { service: 'deals', says: 'two' })]);
      expect(before.services[0]?.outcome).toBe('unchanged');
    });

    test('logs are merged by time, and follow', async () => {
      const since = new Date(0);
      const lines: string[] = [];
      const apps = [withoutCommand(deals()), withoutCommand(bff())];
      for await (const line of logs(apps, { env: cloud.env, environment, since })) {
        lines.push(`${line.function}: ${line.message}`);
      }
      expect(lines.join('\n')).toMatch(/deals: .*answering one[^]*deals: .*answering two/);
      expect(lines.join('\n')).toMatch(/bff: .*answering hello/);
      const controller = new AbortController();
      const { signal } = controller;
      const following = logs(apps, { env: cloud.env, environment, follow: true, signal });
      const told = (async () => {
        for await (const line of following) if (line.message.includes('answering two')) return line;
        return undefined;
      })();
      const asking = setInterval(() => void answerOf(deals()), 700);
      expect(await told).toMatchObject({ service: 'deals', function: 'deals' });
      clearInterval(asking);
      controller.abort();
    });

    test('smoke sees health', async () => {
      const [found] = await outputs([withoutCommand(deals())], { env: cloud.env, environment });
      const api = found?.stacks[0]?.outputs[0]?.value ?? '';
      expect(api).not.toBe('');
      const baseUrl = `${cloud.endpoint}/restapis/${found?.stacks[0]?.outputs.find(({ key }) => key === 'ApiId')?.value}/local/_user_request_`;
      expect(await smoke('deals', { baseUrl })).toMatchObject({ healthy: true, body: 'two' });
    });
  });

  describe('a creation that failed', () => {
    test('is deleted and made again', async () => {
      const broken = writeTestApp(folder, { service: 'phoenix', says: 'ash', broken: true });
      const failed = await run([broken]);
      expect(failed.services[0]?.error?.message).toMatch(/Broken/);
      await expect(
        lambda.send(new GetAliasCommand({ FunctionName: 'phoenix', Name: 'live' })),
      ).rejects.toThrow();
      const result = await run([
        writeTestApp(folder, { service: 'phoenix', says: 'alive', retain: true }),
      ]);
      expect(result.services[0]?.stacks[0]).toMatchObject({ action: 'created', recreated: true });
      expect(seen.map(({ message }) => message).join('\n')).toMatch(/ROLLBACK_COMPLETE/);
      expect(await liveVersion('phoenix')).toBe('1');
    });

    test('what CloudFormation refuses outright is told in its words', async () => {
      const refused = writeTestApp(folder, { service: 'refused', says: 'no', refused: true });
      const result = await run([refused]);
      expect(result.services[0]?.error).toMatchObject({
        code: 'stack-failed',
        message: expect.stringMatching(/^stack refused-stack: .*AWS::Nobody::Nothing/),
      });
      const fixed = await run([writeTestApp(folder, { service: 'refused', says: 'yes' })]);
      expect(fixed.services[0]?.outcome).toBe('deployed');
    });

    test('one that was never executed is for a person to decide', async () => {
      const app = writeTestApp(folder, { service: 'review', says: 'hm' });
      const TemplateBody = JSON.stringify({
        Resources: { H: { Type: 'AWS::CloudFormation::WaitConditionHandle' } },
      });
      const set = {
        StackName: 'review-stack',
        ChangeSetName: 'x',
        ChangeSetType: 'CREATE' as const,
      };
      await cloudFormation.send(new CreateChangeSetCommand({ ...set, TemplateBody }));
      const result = await run([app]);
      expect(result.services[0]?.error?.message).toMatch(/REVIEW_IN_PROGRESS[^]*delete-stack/);
    });
  });

  test('a deployment that was killed is taken up by the next one', async () => {
    const app = writeTestApp(folder, { service: 'killed', says: 'still here', waits: true });
    const script = join(folder, 'deploy.cts');
    const index = JSON.stringify(join(__dirname, '../index.ts'));
    const input = JSON.stringify({ env: cloud.env, environment, validate: false, bootstrap: true });
    writeFileSync(
      script,
      `const { deploy } = require(${index});
deploy([${JSON.stringify(app)}], { ...${input}, onProgress: (one) => console.log(JSON.stringify(one)) });`,
    );
    const child = spawn(process.execPath, ['--require', require.resolve('tsx/cjs'), script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    for await (const line of createInterface(child.stdout)) {
      if (line.includes('"logicalId":"Wait"')) break;
    }
    child.kill('SIGKILL');
    const result = deploy([withoutCommand(app)], {
      env: cloud.env,
      environment,
      onProgress: (one) => {
        if (one.phase === 'waiting' && one.resource === undefined) void signalHandle();
      },
    });
    expect((await result).services[0]).toMatchObject({
      outcome: 'unchanged',
      stacks: [{ waited: true, action: 'unchanged' }],
    });
    expect(await answerOf(app)).toBe('200 still here');
  });

  async function signalHandle(): Promise<void> {
    const { StackResourceDetail } = await cloudFormation.send(
      new DescribeStackResourceCommand({ StackName: 'killed-stack', LogicalResourceId: 'Handle' }),
    );
    const body = JSON.stringify({ Status: 'SUCCESS', Reason: 'x', UniqueId: '1', Data: 'x' });
    const url = StackResourceDetail?.PhysicalResourceId ?? '';
    // A signal must not have a content type.
    await fetch(url, { method: 'PUT', body: Buffer.from(body) });
  }

  describe('the end', () => {
    test('one that cannot be removed keeps what it needs, and all others go', async () => {
      const [other, refused, killed] = ['other', 'refused', 'killed'].map((service) =>
        withoutCommand(writeTestApp(folder, { service, says: 'x' })),
      ) as [ServiceApp, ServiceApp, ServiceApp];
      const protect = (EnableTerminationProtection: boolean) =>
        cloudFormation.send(
          new UpdateTerminationProtectionCommand({
            StackName: 'other-stack',
            EnableTerminationProtection,
          }),
        );
      const options = { env: cloud.env, environment, dependencies: { other: ['refused'] } };
      await protect(true);
      const result = await destroy([other, refused, killed], options);
      expect(result.ok).toBe(false);
      expect(result.services.map(({ outcome }) => outcome)).toEqual([
        'failed',
        'not-started',
        'destroyed',
      ]);
      expect(result.services[0]?.error?.message).toMatch(/termination ?protection/i);
      expect(result.services[1]?.because).toEqual(['other']);
      expect([await answerOf(other), await answerOf(refused)]).toEqual(['200 alone', '200 yes']);
      await protect(false);
      const again = await destroy([other, refused, killed], options);
      expect(again.services.map(({ outcome }) => outcome)).toEqual([
        'destroyed',
        'destroyed',
        'was-not-there',
      ]);
    });

    test('destroy says first what goes and what stays, and can be run again', async () => {
      const services = ['bff', 'deals', 'phoenix', 'nobody'];
      const apps = services.map((service) =>
        withoutCommand(writeTestApp(folder, { service: service, says: 'x' })),
      );
      const nobody = apps[3] as ServiceApp;
      const made = { ...nobody, command: [process.execPath, 'app.cjs'] };
      const all = [...apps.slice(0, 3), made];
      const options = { env: cloud.env, environment, validate: false, dependencies };
      const plan = await planDestroy(all, options);
      expect(plan.services.map(({ service }) => service)).toEqual(['phoenix', 'bff', 'deals']);
      expect(await liveVersion('deals')).toBe('2');
      const result = await destroy(all, options);
      expect(result.services.map(({ outcome, error }) => error ?? outcome)).toEqual([
        'destroyed',
        'destroyed',
        'destroyed',
        'was-not-there',
      ]);
      expect(result.services[2]?.retained.map(({ type }) => type)).toEqual([
        'AWS::DynamoDB::GlobalTable',
      ]);
      const { Table } = await dynamo.send(new DescribeTableCommand({ TableName: 'phoenix-table' }));
      expect(Table?.TableStatus).toBe('ACTIVE');
      for (const service of ['bff', 'deals', 'phoenix']) {
        await expect(liveVersion(service)).rejects.toMatchObject({
          name: 'ResourceNotFoundException',
        });
        await expect(
          cloudFormation.send(new DescribeStacksCommand({ StackName: `${service}-stack` })),
        ).rejects.toThrow('does not exist');
      }
      const again = await destroy(apps, options);
      expect(again.services.every(({ outcome }) => outcome === 'was-not-there')).toBe(true);
      expect(again.ok).toBe(true);
    });
  });

  test('an endpoint where nobody answers is said, without a stack of ours', async () => {
    const env = { ...cloud.env, AWS_ENDPOINT_URL: 'http://127.0.0.1:1', AWS_MAX_ATTEMPTS: '1' };
    await expect(deploy([withoutCommand(deals())], { env, environment })).rejects.toMatchObject({
      code: 'access-failed',
      message: expect.stringMatching(/local cloud/),
    });
    rmSync(join(folder, 'deploy.cts'), { force: true });
  });
});
