import {
  CloudFormationClient,
  DeleteStackCommand,
  UpdateStackCommand,
  waitUntilStackDeleteComplete,
  waitUntilStackUpdateComplete,
} from '@aws-sdk/client-cloudformation';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { synthesize } from '../infrastructure/apps/synthesize';
import { openDeployer } from '../infrastructure/deploy/open-deployer';
import { testFolders } from '../infrastructure/testing/folders';
import { type MiniStack, startMiniStack } from '../infrastructure/testing/mini-stack';
import { look } from './look';
import type { EnvironmentPlace } from './place';

const APP = `
const load = require('node:module').createRequire(${JSON.stringify(join(__dirname, '../../package.json'))});
const { App, CfnParameter, Stack, Tags } = load('aws-cdk-lib');
const { StringParameter } = load('aws-cdk-lib/aws-ssm');
const service = process.cwd().split('/').at(-1);
const environment = process.env.ENV_NAME;
const stack = new Stack(new App(), service + '-' + environment, { env: { account: '000000000000', region: 'us-east-1' } });
for (const [name, value] of Object.entries({ application: 'shop', service, environment })) Tags.of(stack).add(name, value);
const release = new CfnParameter(stack, 'ReleaseVersion', { type: 'String', default: 'unreleased' }).valueAsString;
new StringParameter(stack, 'Parameter', { parameterName: '/' + stack.stackName, stringValue: release });
`;

const ANYWHERE = { account: null, region: null };

describe('what is really there, on MiniStack', () => {
  const folders = testFolders();
  let mini: MiniStack;
  let cloudFormation: CloudFormationClient;

  beforeAll(async () => {
    mini = await startMiniStack(folders.make());
    cloudFormation = new CloudFormationClient({
      endpoint: mini.endpoint,
      region: 'us-east-1',
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    });
  }, 120_000);
  afterAll(async () => {
    await mini.end();
    folders.dispose();
  });

  async function deploy(releases: [service: string, environment: string, release: string][]) {
    const deployer = openDeployer({ environment: '', env: mini.env, bootstrap: true });
    try {
      for (const [service, environment, release] of releases) {
        const root = join(folders.make(), service);
        mkdirSync(root);
        writeFileSync(join(root, 'app.cjs'), APP);
        const outDir = join(root, 'cdk.out');
        const app = { service, root, outDir, command: [process.execPath, 'app.cjs'] };
        await synthesize([app], { environment, env: mini.env, validate: false });
        expect((await deployer.deploy({ service, root, outDir }, { release })).error).toBeNull();
      }
    } finally {
      deployer.close();
    }
  }

  const place = (environment: string, more: Partial<EnvironmentPlace> = {}): EnvironmentPlace => ({
    environment,
    env: mini.env,
    ...ANYWHERE,
    ...more,
  });

  /** By environment: name, release and status of its stacks. */
  const seen = async (...places: EnvironmentPlace[]) =>
    Object.fromEntries(
      [...(await look('shop', places))].map(([environment, found]) => [
        environment,
        'why' in found
          ? found.why
          : found.stacks.map(({ name, release, status }) => `${name} ${release} ${status}`).sort(),
      ]),
    );

  test('is what was deployed, and what somebody has changed since', async () => {
    await deploy([
      ['deals-ms', 'staging', '2.1.0'],
      ['users-ms', 'staging', '1.0.0'],
      ['deals-ms', 'production', '2.0.0'],
    ]);
    expect(await seen(place('staging'), place('production'), place('qa'))).toEqual({
      staging: ['deals-ms-staging 2.1.0 CREATE_COMPLETE', 'users-ms-staging 1.0.0 CREATE_COMPLETE'],
      production: ['deals-ms-production 2.0.0 CREATE_COMPLETE'],
      qa: [],
    });
    expect(await look('bank', [place('staging')])).toEqual(new Map([['staging', { stacks: [] }]]));

    const [deals, users] = [{ StackName: 'deals-ms-staging' }, { StackName: 'users-ms-staging' }];
    const waiting = { client: cloudFormation, maxWaitTime: 60, minDelay: 1 };
    const Parameters = [
      { ParameterKey: 'ReleaseVersion', ParameterValue: '2.0.9' },
      { ParameterKey: 'BootstrapVersion', UsePreviousValue: true },
    ];
    await cloudFormation.send(
      new UpdateStackCommand({ ...deals, UsePreviousTemplate: true, Parameters }),
    );
    await waitUntilStackUpdateComplete(waiting, deals);
    await cloudFormation.send(new DeleteStackCommand(users));
    await waitUntilStackDeleteComplete(waiting, users);
    expect(await seen(place('staging'))).toEqual({
      staging: ['deals-ms-staging 2.0.9 UPDATE_COMPLETE'],
    });
  }, 180_000);

  test('cannot be seen everywhere, and those others are', async () => {
    const AWS_ENDPOINT_URL = 'http://127.0.0.1:9';
    const away = { ...mini.env, AWS_ENDPOINT_URL, AWS_MAX_ATTEMPTS: '1' };
    const found = await seen(place('qa'), place('away', { env: away }));
    expect(found).toEqual({ qa: [], away: expect.stringMatching(/ECONNREFUSED/) });
  }, 60_000);
});

describe('an endpoint', () => {
  let server: Server;
  let asked: string[];
  let answers: boolean;

  beforeEach(async () => {
    asked = [];
    answers = true;
    server = createServer((request, response) => {
      let text = '';
      request.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      request.on('end', () => {
        const parameters = new URLSearchParams(text);
        const action = parameters.get('Action') ?? '';
        if (!answers) return;
        const identity = IDENTITY[action];
        if (identity !== undefined) return response.writeHead(identity.status).end(identity.body);
        const page = Number(parameters.get('NextToken') ?? 1);
        asked.push(`${request.headers.authorization?.split('/')[2]} ${page}`);
        response.end(pageOf(page));
      });
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  });
  afterEach(() => void server.close().closeAllConnections());

  const place = (environment: string, region: string | null): EnvironmentPlace => ({
    environment,
    account: null,
    region,
    env: {
      PATH: process.env['PATH'] ?? '',
      HOME: '/nowhere',
      AWS_ENDPOINT_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      AWS_ACCESS_KEY_ID: 'test',
      AWS_SECRET_ACCESS_KEY: 'test',
      AWS_REGION: 'eu-central-1',
      AWS_MAX_ATTEMPTS: '1',
    },
  });

  test('is asked for each page of a place once, however many environments are there', async () => {
    const found = await look('shop', [
      place('staging', null),
      place('production', null),
      place('away', 'us-west-2'),
    ]);
    expect(asked.sort()).toEqual([
      'eu-central-1 1',
      'eu-central-1 2',
      'eu-central-1 3',
      'us-west-2 1',
      'us-west-2 2',
      'us-west-2 3',
    ]);
    const names = [...found.values()].map((each) =>
      'stacks' in each ? each.stacks.map(({ name }) => name) : each,
    );
    expect(names).toEqual([['staging-1', 'staging-2', 'staging-3'], ['production-1'], []]);
  }, 60_000);

  test('that does not answer is not waited for without end', async () => {
    answers = false;
    expect(await look('shop', [place('staging', null)], 200)).toEqual(
      new Map([['staging', { why: 'it did not answer within 0.2 seconds' }]]),
    );
  });
});

/** There is no role to look as, and the credentials are of that account. */
const IDENTITY: Readonly<Record<string, { status: number; body: string }>> = {
  AssumeRole: {
    status: 403,
    body: '<ErrorResponse><Error><Code>AccessDenied</Code></Error></ErrorResponse>',
  },
  GetCallerIdentity: {
    status: 200,
    body: `<GetCallerIdentityResponse><GetCallerIdentityResult><Account>111111111111</Account>
<Arn>arn:aws:sts::111111111111:user/x</Arn></GetCallerIdentityResult></GetCallerIdentityResponse>`,
  },
};

/** Three pages of stacks: of two environments, one that is deleted, one of nobody, one of another application. */
function pageOf(page: number): string {
  const member = (name: string, tags: Record<string, string>, status = 'CREATE_COMPLETE') =>
    `<member><StackName>${name}</StackName><StackStatus>${status}</StackStatus><Tags>${Object.entries(
      tags,
    )
      .map(([key, value]) => `<member><Key>${key}</Key><Value>${value}</Value></member>`)
      .join('')}</Tags></member>`;
  const tags = { application: 'shop', service: 'deals-ms', environment: 'staging' };
  const stacks = [
    member(`staging-${page}`, tags),
    member('gone', tags, 'DELETE_COMPLETE'),
    member('of-nobody', { application: 'shop' }),
    member('of-others', { ...tags, application: 'bank' }),
    ...(page === 2 ? [member('production-1', { ...tags, environment: 'production' })] : []),
  ].join('');
  const next = page < 3 ? `<NextToken>${page + 1}</NextToken>` : '';
  return `<DescribeStacksResponse><DescribeStacksResult><Stacks>${stacks}</Stacks>${next}</DescribeStacksResult></DescribeStacksResponse>`;
}
