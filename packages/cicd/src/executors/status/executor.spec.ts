import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { ExecutorContext } from '@nx/devkit';
import {
  digestOf,
  type EnvironmentStatus,
  openLog,
  openStateStore,
  promote,
  type Sealed,
} from '@org/delivery';
import { environmentsMetadata } from '../../graph/environments-metadata';
import { openRehearsalCloud } from '../../local-cloud/open-workspace-cloud';
import type { ApplicationConfig } from '../../model/application-config';
import type { ApplicationStatus } from '../../promotion/status-of-application';
import { type TempFolder, tempFolder } from '../../testing/temp-folder';
import { applicationContext, listenToLogger } from '../testing/executor-workspace';
import statusExecutor from './executor';
import type { StatusExecutorOptions } from './schema';

const CONFIG: ApplicationConfig = {
  name: 'super-deals',
  environments: {
    production: { after: 'staging', region: 'eu-west-1' },
    staging: {},
    rehearsal: { localCloud: true, account: '111111111111' },
  },
};

const IDENTITY = `<GetCallerIdentityResponse><GetCallerIdentityResult><Account>222222222222</Account>
<Arn>arn:aws:sts::222222222222:user/x</Arn></GetCallerIdentityResult></GetCallerIdentityResponse>`;

/** A stack as CloudFormation lists it, by its tags and its release. */
function stackXml(service: string, environment: string, release: string): string {
  const tags = { application: 'super-deals', service, environment };
  const members = Object.entries(tags).map(
    ([key, value]) => `<member><Key>${key}</Key><Value>${value}</Value></member>`,
  );
  return `<member><StackName>${service}-${environment}</StackName><StackStatus>UPDATE_COMPLETE</StackStatus>
<Parameters><member><ParameterKey>ReleaseVersion</ParameterKey><ParameterValue>${release}</ParameterValue></member></Parameters>
<Tags>${members.join('')}</Tags></member>`;
}

describe('nx run <application>:status', () => {
  const before = { ...process.env };
  let workspace: TempFolder;
  let said: ReturnType<typeof listenToLogger>;
  let server: Server;
  /** What is listed, by region. */
  let listed: Record<string, string>;
  let listings: string[];

  beforeEach(async () => {
    said = listenToLogger();
    listed = {};
    listings = [];
    server = createServer((request, response) => {
      let text = '';
      request.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      request.on('end', () => {
        const action = new URLSearchParams(text).get('Action');
        if (action === 'GetCallerIdentity') return response.end(IDENTITY);
        if (action !== 'DescribeStacks') return response.writeHead(403).end('<ErrorResponse/>');
        const region = request.headers.authorization?.split('/')[2] ?? '';
        listings.push(region);
        const stacks = `<Stacks>${listed[region] ?? ''}</Stacks>`;
        response.end(
          `<DescribeStacksResponse><DescribeStacksResult>${stacks}</DescribeStacksResult></DescribeStacksResponse>`,
        );
      });
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    for (const name of Object.keys(process.env)) {
      if (name.startsWith('AWS_') || name === 'CICD_CONFIGURATION') delete process.env[name];
    }
    Object.assign(process.env, {
      AWS_ENDPOINT_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      AWS_ACCESS_KEY_ID: 'test',
      AWS_SECRET_ACCESS_KEY: 'test',
      AWS_REGION: 'eu-central-1',
      AWS_MAX_ATTEMPTS: '1',
      USER: 'ada',
    });
    workspace = tempFolder();
    workspace.write({
      'apps/deals-ms/service.json': { name: 'deals-ms', application: 'super-deals' },
    });
  });

  afterEach(() => {
    jest.restoreAllMocks();
    process.env = { ...before };
    server.close().closeAllConnections();
    workspace.remove();
  });

  /** Puts on record that deals-ms at a version was deployed, or is still being deployed. */
  async function record(environment: string, version: string, ends = true): Promise<void> {
    const state = openStateStore('tmp/delivery/state', { root: workspace.path, env: {} });
    const log = openLog(state, { application: 'super-deals', environment });
    const sealed: Sealed = {
      format: 1,
      kind: 'manifest',
      application: 'super-deals',
      version,
      sourceCommit: 'c'.repeat(40),
      services: {
        'deals-ms': {
          version,
          sourceCommit: 'c'.repeat(40),
          artifact: digestOf(version),
          provenance: digestOf('provenance'),
          consumes: {},
        },
      },
    };
    const fingerprint = digestOf(`sealed ${version}`);
    const lock = { holder: 'a test' };
    const deliver = () =>
      ends ? Promise.resolve({ ok: true } as const) : Promise.reject(new Error('killed'));
    const promotion = promote(log, { sealed, fingerprint, by: 'ada', lock, deliver });
    if (ends) await promotion;
    else await expect(promotion).rejects.toThrow('killed');
  }

  async function run<Result = EnvironmentStatus>(
    configurationName?: string,
    options: StatusExecutorOptions = {},
  ): Promise<Result> {
    const base = applicationContext(workspace.path);
    const { 'super-deals': node } = base.projectGraph.nodes;
    if (node) node.data.metadata = environmentsMetadata(CONFIG);
    const context: ExecutorContext = {
      ...base,
      ...(configurationName !== undefined && { configurationName }),
    };
    const result = await statusExecutor({ json: 'tmp/status.json', ...options }, context);
    expect(said.error).toEqual([]);
    expect(result).toEqual({ success: true });
    return JSON.parse(readFileSync(join(workspace.path, 'tmp/status.json'), 'utf8')) as Result;
  }

  const lines = (): string[] => (said.info.at(-1) ?? '').split('\n').map((line) => line.trimEnd());

  it('-c staging shows what is on record, and how what is really there differs', async () => {
    await record('staging', '2.1.0');
    listed['eu-central-1'] =
      stackXml('deals-ms', 'staging', '2.0.0') + stackXml('old-ms', 'staging', '1.0.0');
    const status = await run('staging');
    expect(status).toMatchObject({
      application: 'super-deals',
      environment: 'staging',
      services: [{ service: 'deals-ms', release: '2.1.0', by: 'ada', state: 'settled' }],
      drift: [
        { service: 'deals-ms', kind: 'other-release', stack: 'deals-ms-staging' },
        { service: 'old-ms', kind: 'not-on-record', stack: 'old-ms-staging' },
      ],
      notCompared: null,
    });
    expect(lines()).toEqual([
      expect.stringMatching(/^service {3}release {2}since {13}by {3}drift$/),
      expect.stringMatching(/^deals-ms {2}2\.1\.0 .* ada {2}other-release$/),
      expect.stringMatching(/^old-ms {4}- .* not-on-record$/),
      expect.stringMatching(/^deals-ms: other-release: .*:promote -c staging --again$/),
      expect.stringMatching(/^old-ms: not-on-record: .* or remove the stack\.$/),
    ]);
  });

  it('without -c shows all, in the order of promotion, by one listing for each place', async () => {
    await record('production', '2.0.0');
    await record('staging', '2.1.0', false);
    listed['eu-central-1'] = stackXml('deals-ms', 'staging', '2.1.0');
    listed['eu-west-1'] = stackXml('deals-ms', 'production', '2.0.0');
    const { environments } = await run<ApplicationStatus>();
    expect(listings.sort()).toEqual(['eu-central-1', 'eu-west-1']);
    expect(environments.map(({ environment, drift }) => [environment, drift])).toEqual([
      ['staging', []],
      ['production', []],
      ['rehearsal', null],
    ]);
    expect(lines().map((line) => line.split(/ {2,}/)[0])).toEqual([
      'environment',
      'staging',
      'production',
      'rehearsal',
      expect.stringMatching(/^staging: a promotion of ada since .* has not ended\.$/),
      expect.stringMatching(/^rehearsal: Not compared .*: its local cloud does not run/),
    ]);
    expect(lines()[1]).toMatch(/ none {3}2\.1\.0 is being deployed, or was interrupted$/);
    expect(lines()[3]).toMatch(/ \? {6}nothing was deployed yet$/);
  });

  it('shows the local environment first, once it has records', async () => {
    await record('local', '1.0.0');
    const { environments } = await run<ApplicationStatus>(undefined, { compare: false });
    expect(environments.map(({ environment }) => environment)).toEqual([
      'local',
      'staging',
      'production',
      'rehearsal',
    ]);
    expect(listings).toEqual([]);
    expect(lines()[0]).not.toContain('drift');
    expect(lines()[1]).toMatch(/^local {8}deals-ms {2}1\.0\.0 /);
    expect(lines()).toHaveLength(5);
  });

  it('shows the records of an environment that cannot be reached, and why it was not compared', async () => {
    await record('staging', '2.1.0');
    process.env['AWS_ENDPOINT_URL'] = 'http://127.0.0.1:9';
    expect(await run('staging')).toMatchObject({
      services: [{ release: '2.1.0' }],
      drift: null,
      notCompared: expect.stringContaining('ECONNREFUSED'),
    });
    expect(lines()[1]).toMatch(/^deals-ms {2}2\.1\.0 /);
    expect(lines()[2]).toMatch(/^Not compared .*ECONNREFUSED.* Nothing answers there/);
  });

  it('looks into a local cloud that runs, and starts none', async () => {
    await record('rehearsal', '2.1.0');
    const rehearsal = { environment: 'rehearsal', account: '111111111111' };
    const cloud = openRehearsalCloud({ workspaceRoot: workspace.path, ...rehearsal });
    try {
      const { notCompared } = await run('rehearsal');
      expect(notCompared).toBe(
        'its local cloud does not run (stopped). Start it: nx run super-deals:local-cloud --action=start -c rehearsal',
      );
      expect((await cloud.status()).state).toBe('stopped');
      delete process.env['AWS_ENDPOINT_URL'];
      await cloud.start();
      expect(await run('rehearsal')).toMatchObject({
        notCompared: null,
        drift: [{ service: 'deals-ms', kind: 'gone' }],
      });
    } finally {
      await cloud.stop();
    }
  }, 300_000);

  it('refuses an environment that there is not', async () => {
    process.env['CICD_CONFIGURATION'] = 'stagin';
    const context = applicationContext(workspace.path);
    expect(await statusExecutor({}, context)).toEqual({ success: false });
    expect(said.error.join()).toContain('There is no environment "stagin"');
  });
});
