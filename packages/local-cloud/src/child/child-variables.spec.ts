import {
  CloudFormationClient,
  CreateStackCommand,
  waitUntilStackCreateComplete,
} from '@aws-sdk/client-cloudformation';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { defaultCacheFolder } from '../default-cache-folder';
import { clientOptions, testClouds } from '../testing/clouds';
import { runScript } from '../testing/run-script';
import { childVariables } from './child-variables';

describe('the variables of a child', () => {
  const clouds = testClouds();
  let trap: Server;
  let trapped: string[];
  let elsewhere: string;

  /** Stands for AWS: whatever reaches it would have reached a real account. */
  beforeAll(async () => {
    trap = createServer((request, response) => {
      trapped.push(`${request.method} ${request.url}`);
      response.writeHead(500).end();
    });
    await new Promise<void>((resolve) => trap.listen(0, '127.0.0.1', resolve));
    elsewhere = `http://127.0.0.1:${(trap.address() as AddressInfo).port}`;
  });
  beforeEach(() => {
    trapped = [];
  });
  afterAll(async () => {
    await new Promise((resolve) => trap.close(resolve));
    await clouds.end();
  });

  /** A user who is at work in a real account: by profile, variables and configuration files. */
  function userOfAws(): Record<string, string | undefined> {
    const home = clouds.make();
    mkdirSync(join(home, '.aws'));
    const config = `[default]
region = eu-west-1
endpoint_url = ${elsewhere}

[profile production]
region = eu-west-1
endpoint_url = ${elsewhere}
role_arn = arn:aws:iam::123456789012:role/Deployer
source_profile = default
`;
    writeFileSync(join(home, '.aws', 'config'), config);
    const key = 'aws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = wJalrXUtnFEMI\n';
    writeFileSync(join(home, '.aws', 'credentials'), `[default]\n${key}`);
    return {
      ...process.env,
      HOME: home,
      AWS_PROFILE: 'production',
      AWS_DEFAULT_PROFILE: 'production',
      AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE',
      AWS_SECRET_ACCESS_KEY: 'wJalrXUtnFEMI',
      AWS_SESSION_TOKEN: 'FwoGZXIvYXdzEXAMPLE',
      AWS_REGION: 'eu-west-1',
      AWS_ROLE_ARN: 'arn:aws:iam::123456789012:role/Deployer',
      AWS_WEB_IDENTITY_TOKEN_FILE: '/var/run/token',
      AWS_CONTAINER_CREDENTIALS_FULL_URI: `${elsewhere}/credentials`,
      AWS_ENDPOINT_URL: elsewhere,
      AWS_ENDPOINT_URL_STS: elsewhere,
      AWS_ENDPOINT_URL_S3: elsewhere,
      AWS_ENDPOINT_URL_DYNAMODB: elsewhere,
      AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'true',
      AWS_USE_FIPS_ENDPOINT: 'true',
      aws_lowercase: 'too',
      CDK_DEFAULT_ACCOUNT: '123456789012',
      CDK_DEFAULT_REGION: 'eu-west-1',
      CDK_HOME: '/home/somebody/.cdk',
      HTTPS_PROXY: 'http://proxy.example.com:3128',
      NO_PROXY: 'internal.example.com',
      UNRELATED: 'kept',
    };
  }

  const ASK = `
  const { STSClient, GetCallerIdentityCommand } = load('@aws-sdk/client-sts');
  const { S3Client, ListBucketsCommand, CreateBucketCommand } = load('@aws-sdk/client-s3');
  say(Object.fromEntries(Object.entries(process.env).filter(([name]) => /^(aws|cdk)_/i.test(name))));
  say(process.env.UNRELATED);
  const outcome = (promise) => promise.then((value) => value, (error) => ({ failed: error.name }));
  say((await outcome(new STSClient({ maxAttempts: 1 }).send(new GetCallerIdentityCommand({})))).Account ?? null);
  const s3 = new S3Client({ maxAttempts: 1 });
  await outcome(s3.send(new CreateBucketCommand({ Bucket: 'of-the-child' })));
  say(((await outcome(s3.send(new ListBucketsCommand({})))).Buckets ?? []).map(({ Name }) => Name));
`;

  test('a child of a user of AWS reaches the local cloud alone', async () => {
    const parent = userOfAws();
    const cloud = clouds.open();
    const { endpoint } = await cloud.start();
    const stateFolder = (await cloud.childVariables())['CDK_HOME']?.replace(/\/cdk$/, '') ?? '';

    const script = runScript(clouds.make(), ASK, await cloud.childVariables(parent));
    const [seen, unrelated, account, buckets] = (await script.ended).map(
      (line) => JSON.parse(line) as unknown,
    );
    expect(seen).toEqual({
      AWS_ACCESS_KEY_ID: 'test',
      AWS_SECRET_ACCESS_KEY: 'test',
      AWS_REGION: 'us-east-1',
      AWS_DEFAULT_REGION: 'us-east-1',
      AWS_ENDPOINT_URL: endpoint,
      AWS_ENDPOINT_URL_S3: endpoint,
      AWS_CONFIG_FILE: join(stateFolder, 'aws-config'),
      AWS_SHARED_CREDENTIALS_FILE: join(stateFolder, 'aws-credentials'),
      AWS_EC2_METADATA_DISABLED: 'true',
      CDK_DEFAULT_ACCOUNT: '000000000000',
      CDK_DEFAULT_REGION: 'us-east-1',
      CDK_HOME: join(stateFolder, 'cdk'),
    });
    expect(unrelated).toBe('kept');
    expect(account).toBe('000000000000');
    expect(buckets).toEqual(['of-the-child']);
    expect(trapped).toEqual([]);
  });

  test('the same child with the variables of the user does not: the test above can fail', async () => {
    const variables = {
      ...userOfAws(),
      AWS_PROFILE: undefined,
      AWS_DEFAULT_PROFILE: undefined,
      AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: undefined,
      AWS_USE_FIPS_ENDPOINT: undefined,
    };
    await runScript(clouds.make(), ASK, variables).ended;
    expect(trapped.length).toBeGreaterThan(0);
  });

  test('a function sees nothing of the user, and the local endpoint', async () => {
    const parent = { ...userOfAws(), AWS_ENDPOINT_URL: undefined, SECRET_OF_USER: 'secret' };
    const { endpoint } = await clouds
      .open({
        engine: 'ministack',
        port: 'free',
        variables: parent,
        cacheFolder: defaultCacheFolder(process.env),
      })
      .start();
    const client = new CloudFormationClient(clientOptions(endpoint));
    const Resources = {
      Function: {
        Type: 'AWS::Lambda::Function',
        Properties: {
          FunctionName: 'tells',
          Runtime: 'nodejs22.x',
          Handler: 'index.handler',
          Role: 'arn:aws:iam::000000000000:role/nobody',
          Code: {
            ZipFile: 'exports.handler = async () => ({ ...process.env, node: process.version });',
          },
        },
      },
    };
    const StackName = 'tells';
    await client.send(
      new CreateStackCommand({ StackName, TemplateBody: JSON.stringify({ Resources }) }),
    );
    await waitUntilStackCreateComplete({ client, maxWaitTime: 20, minDelay: 1 }, { StackName });
    const { Payload } = await new LambdaClient(clientOptions(endpoint)).send(
      new InvokeCommand({ FunctionName: 'tells' }),
    );
    const seen = JSON.parse(Buffer.from(Payload ?? []).toString()) as Record<string, string>;
    expect(seen['node']).toBe(process.version);
    expect(seen['AWS_ENDPOINT_URL']).toBe(endpoint);
    const leaked = /PROFILE|SESSION_TOKEN|WEB_IDENTITY|CONTAINER|SECRET_OF_USER|_URL_|FIPS|PROXY/;
    expect(Object.keys(seen).filter((name) => leaked.test(name) && seen[name] !== '')).toEqual([]);
    expect(JSON.stringify(seen)).not.toContain('AKIA');
  });

  test('a proxy is passed by, and what went past it before still does', () => {
    const variables = childVariables({
      endpoint: 'http://127.0.0.1:4566',
      stateFolder: '/state',
      region: 'us-east-1',
      parent: { no_proxy: 'internal.example.com, 127.0.0.1', HTTP_PROXY: 'http://proxy:1' },
    });
    expect(variables).toMatchObject({
      NO_PROXY: 'internal.example.com,127.0.0.1,localhost',
      no_proxy: 'internal.example.com,127.0.0.1,localhost',
      HTTP_PROXY: 'http://proxy:1',
    });
  });

  test('S3 is asked by address, since a bucket becomes a part of a host name', () => {
    const input = { stateFolder: '/state', region: 'eu-central-1', parent: {} };
    expect(childVariables({ ...input, endpoint: 'http://localhost:4566' })).toMatchObject({
      AWS_ENDPOINT_URL: 'http://localhost:4566',
      AWS_ENDPOINT_URL_S3: 'http://127.0.0.1:4566',
      AWS_REGION: 'eu-central-1',
      CDK_DEFAULT_REGION: 'eu-central-1',
    });
  });

  test('no variables are given for an endpoint elsewhere', () => {
    const input = { stateFolder: '/state', region: 'us-east-1', parent: {} };
    expect(() => childVariables({ ...input, endpoint: 'https://sts.amazonaws.com' })).toThrow(
      expect.objectContaining({ code: 'endpoint-refused' }),
    );
  });
});
