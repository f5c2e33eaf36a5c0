import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ExecutorContext } from '@nx/devkit';
import {
  type DeliveryStores,
  type Digest,
  digestOf,
  openLog,
  rejectionLifted,
  releaseRejected,
} from '@org/delivery';
import { applicationContext } from '../executors/testing/executor-workspace';
import { environmentsMetadata } from '../graph/environments-metadata';
import { openRehearsalCloud } from '../local-cloud/open-workspace-cloud';
import type { EnvironmentConfig } from '../model/environments';
import { type TempFolder, tempFolder } from '../testing/temp-folder';
import { promoteApplication } from './promote-application';
import { folderStores, releaseNamed, storeSealed } from './testing/sealed-stores';

const ACCOUNT = '111111111111';

describe('what the gates of an environment are told', () => {
  const before = { ...process.env };
  const deals = releaseNamed('deals-ms', '2.1.0');
  let workspace: TempFolder;
  let stores: DeliveryStores;
  let environments: Record<string, EnvironmentConfig>;

  beforeEach(async () => {
    for (const name of Object.keys(process.env)) {
      if (name.startsWith('AWS_')) delete process.env[name];
    }
    workspace = tempFolder();
    workspace.write({
      'apps/deals-ms/service.json': { name: 'deals-ms', application: 'super-deals' },
      'tmp/delivery/work/.keep': '',
    });
    stores = await folderStores(workspace.path);
    const [version, sourceCommit] = ['3.1.0', 'c'.repeat(40)];
    await storeSealed(stores, { version, sourceCommit, services: { 'deals-ms': deals } });
    environments = {
      production: { after: 'staging' },
      staging: { after: 'development' },
      development: {},
      rehearsal: { localCloud: true, account: ACCOUNT, alarmsQuiet: true },
    };
  });

  afterEach(() => {
    process.env = { ...before };
    workspace.remove();
  });

  /** What a gate says of the release. */
  async function gate(name: string, configurationName: string, release = '3.1.0') {
    const base = applicationContext(workspace.path);
    const { 'super-deals': node } = base.projectGraph.nodes;
    if (node) node.data.metadata = environmentsMetadata({ name: 'super-deals', environments });
    const context: ExecutorContext = { ...base, configurationName };
    const options = { plan: true, release };
    const { outcome, gates } = await promoteApplication(options, context, () => undefined);
    expect(outcome).toBe('planned');
    const found = gates.find((each) => each.gate === name);
    return `${found?.outcome}: ${found?.what}`;
  }

  it('is what was rejected in any environment that it comes through, until that is lifted there', async () => {
    const { version, artifact } = deals;
    const release = { service: 'deals-ms', version, artifact, why: 'it loses deals' };
    expect(await gate('not-rejected', 'production')).toBe('passed: nothing in it was rejected');
    const log = openLog(stores.state, { application: 'super-deals', environment: 'development' });
    const { head } = await log.read();
    const rejected = await log.append(head, releaseRejected.entry('bob', release));
    expect(await gate('not-rejected', 'production')).toMatch(
      /^refused: deals-ms@2\.1\.0 was rejected in development by bob at .*: it loses deals$/,
    );
    expect(await gate('not-rejected', 'rehearsal')).toBe('passed: nothing in it was rejected');
    await log.append(
      'head' in rejected ? rejected.head : null,
      rejectionLifted.entry('eve', release),
    );
    expect(await gate('not-rejected', 'production')).toBe('passed: nothing in it was rejected');
  });

  it('is what the documents say of services that are promoted together', async () => {
    const put = async (members: string[]): Promise<Digest> => {
      const text = JSON.stringify(documentAnswering(members));
      const file = join(workspace.path, 'tmp/document.json');
      await writeFile(file, text);
      await stores.artifacts.put(digestOf(text), file);
      return digestOf(text);
    };
    const [before, after] = [await put(['name', 'price']), await put(['name'])];
    const uses = { 'deals-ms': { document: before, operations: null } };
    const bff = {
      ...releaseNamed('bff-api', '1.0.0'),
      consumes: { 'deals-ms': '^2.0.0' },
      contract: { document: null, uses },
    };
    const services = (document: Digest) => ({
      'deals-ms': { ...deals, contract: { document, uses: {} } },
      'bff-api': bff,
    });
    const sourceCommit = 'd'.repeat(40);
    await storeSealed(stores, { version: '3.2.0', sourceCommit, services: services(before) });
    await storeSealed(stores, { version: '3.3.0', sourceCommit, services: services(after) });
    expect(await gate('ranges-hold', 'development', '3.2.0')).toBe(
      'passed: all ranges and documents hold',
    );
    expect(await gate('ranges-hold', 'development', '3.3.0')).toBe(
      'refused: bff-api was built against another document of deals-ms: GET /deals, response 200 › application/json › price: price is no longer there',
    );
  });

  it('is nothing of alarms where nobody asks for them, and why they are not known where they cannot be read', async () => {
    expect(await gate('alarms-quiet', 'development')).toBe('passed: not asked for here');
    expect(await gate('alarms-quiet', 'rehearsal')).toMatch(
      /^refused: whether alarms fire in rehearsal is not known: its local cloud does not run/,
    );
    Object.assign(process.env, {
      AWS_ENDPOINT_URL: 'http://127.0.0.1:9',
      AWS_ACCESS_KEY_ID: 'test',
      AWS_SECRET_ACCESS_KEY: 'test',
      AWS_REGION: 'eu-central-1',
      AWS_MAX_ATTEMPTS: '1',
    });
    environments['development'] = { alarmsQuiet: true };
    expect(await gate('alarms-quiet', 'development')).toMatch(
      /^refused: whether alarms fire in development is not known: .*ECONNREFUSED/,
    );
  });

  it('is which alarm of which service fires, on MiniStack', async () => {
    const cloud = openRehearsalCloud({
      workspaceRoot: workspace.path,
      environment: 'rehearsal',
      account: ACCOUNT,
    });
    try {
      const { endpoint } = await cloud.start();
      const ask = async (service: string, parameters: Record<string, string>): Promise<void> => {
        const scope = `${ACCOUNT}/20261121/us-east-1/${service}/aws4_request`;
        const authorization = `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host, Signature=0`;
        const body = new URLSearchParams(parameters);
        const { status } = await fetch(endpoint, {
          method: 'POST',
          body,
          headers: { authorization },
        });
        expect(status).toBe(200);
      };
      const tags = { application: 'super-deals', service: 'deals-ms', environment: 'rehearsal' };
      await ask('cloudformation', {
        Action: 'CreateStack',
        StackName: 'deals-ms-rehearsal',
        TemplateBody: JSON.stringify({ Resources: { Slow: SLOW } }),
        ...Object.fromEntries(
          Object.entries(tags).flatMap(([key, value], at) => [
            [`Tags.member.${at + 1}.Key`, key],
            [`Tags.member.${at + 1}.Value`, value],
          ]),
        ),
      });
      expect(await gate('alarms-quiet', 'rehearsal')).toBe('passed: no alarm fires');
      await ask('monitoring', {
        Action: 'SetAlarmState',
        AlarmName: 'deals-ms-slow',
        StateValue: 'ALARM',
        StateReason: 'a test',
      });
      expect(await gate('alarms-quiet', 'rehearsal')).toMatch(
        /^waiting: an alarm fires: deals-ms-slow of deals-ms since \d{4}-\d\d-\d\dT.*Z$/,
      );
    } finally {
      await cloud.stop();
    }
  }, 300_000);
});

/** The document of a service that answers an object with these members, all of them texts. */
function documentAnswering(members: readonly string[]): object {
  const properties = Object.fromEntries(members.map((name) => [name, { type: 'string' }]));
  const schema = { type: 'object', required: members, properties };
  const content = { 'application/json': { schema } };
  return { openapi: '3.1.0', paths: { '/deals': { get: { responses: { 200: { content } } } } } };
}

const SLOW = {
  Type: 'AWS::CloudWatch::Alarm',
  Properties: {
    AlarmName: 'deals-ms-slow',
    Namespace: 'AWS/ApiGateway',
    MetricName: 'Latency',
    Statistic: 'Average',
    Period: 300,
    EvaluationPeriods: 1,
    Threshold: 500,
    ComparisonOperator: 'GreaterThanThreshold',
  },
};
