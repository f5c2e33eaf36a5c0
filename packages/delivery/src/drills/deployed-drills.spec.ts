import { generateKeyPairSync } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CloudWatchClient, ListMetricsCommand } from '@aws-sdk/client-cloudwatch';
import { type DynamoDBClient, ListTablesCommand, ScanCommand } from '@aws-sdk/client-dynamodb';
import { digestOf } from '../artifacts/digest';
import { packArtifact } from '../artifacts/pack-artifact';
import { folderStore } from '../artifacts/store/folder-store';
import { environmentAfter } from '../change/environment-state';
import { promote } from '../change/promote';
import { type Deliverer, openDeliverer } from '../deliver/open-deliverer';
import { synthesize } from '../infrastructure/apps/synthesize';
import { testFolders } from '../infrastructure/testing/folders';
import { type MiniStack, startMiniStack } from '../infrastructure/testing/mini-stack';
import { itemText } from '../migrations/dynamo/item-text';
import { miniStackClient, putDeal } from '../migrations/testing/places';
import { putText } from '../package/delivery-stores';
import { fingerprintOf, type Sealed } from '../seal/sealed';
import { sign } from '../signing/envelope';
import { provenanceStatement, STATEMENT_TYPE } from '../signing/provenance';
import { keySigner } from '../signing/signer';
import { openLog } from '../state/log/open-log';
import { memoryStore } from '../state/testing/memory-store';
import { deployedPorts } from './deployed-ports';
import { drill, type DrillInput } from './drill';
import type { DrillPorts } from './emergency';

const APP = `
const load = require('node:module').createRequire(${JSON.stringify(join(__dirname, '../../package.json'))});
const { App, CfnOutput, CfnParameter, Stack } = load('aws-cdk-lib');
const dynamodb = load('aws-cdk-lib/aws-dynamodb');
const lambda = load('aws-cdk-lib/aws-lambda');
const stack = new Stack(new App(), 'deals', { env: { account: '000000000000', region: 'us-east-1' } });
const release = new CfnParameter(stack, 'ReleaseVersion', { type: 'String', default: 'unreleased' }).valueAsString;
new lambda.Function(stack, 'Handler', {
  functionName: 'deals', runtime: lambda.Runtime.NODEJS_22_X, handler: 'index.handler', code: lambda.Code.fromAsset('code'),
  environment: { SERVICE_VERSION: release },
});
const table = new dynamodb.Table(stack, 'Deals', {
  tableName: 'deals', partitionKey: { name: 'id', type: dynamodb.AttributeType.STRING },
});
new CfnOutput(stack, 'DealsTableName', { value: table.tableName });
`;

const NAMES = { application: 'shop', environment: 'staging' };
const COMMIT = 'c'.repeat(40);
const ITEMS = 40;

describe('drills in an environment as it is deployed', () => {
  const folders = testFolders();
  const { privateKey } = generateKeyPairSync('ed25519');
  const signer = keySigner(privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(), 'key');
  const folder = folders.make();
  const artifacts = folderStore(join(folder, 'store'));
  const state = memoryStore();
  const stores = { artifacts, state, workFolder: join(folder, 'work') };
  const log = openLog(state, NAMES);
  const by = 'ada';
  const lock = { holder: 'test', by };
  let mini: MiniStack;
  let client: DynamoDBClient;
  let deliverer: Deliverer;

  const common = () => ({ ...NAMES, env: mini.env, stores, trusted: new Map() });

  beforeAll(async () => {
    mini = await startMiniStack(folders.make());
    client = miniStackClient(mini.endpoint);
    deliverer = openDeliverer({ ...common(), bootstrap: true });
    for (const version of ['1.0.0', '1.1.0']) await promoted(version);
    for (let price = 0; price < ITEMS; price += 1)
      await putDeal(client, 'deals', { id: `deal-${price}`, price });
  }, 180_000);
  afterAll(async () => {
    deliverer.close();
    client.destroy();
    await mini.end();
    folders.dispose();
  });

  const promoted = async (version: string): Promise<void> => {
    const services = { deals: await stored(version) };
    const sealed: Sealed = {
      ...{ format: 1, kind: 'manifest', application: 'shop', version },
      ...{ sourceCommit: COMMIT, services },
    };
    const fingerprint = fingerprintOf(sealed);
    const { deliver } = deliverer;
    const result = await promote(log, { by, lock, sealed, fingerprint, deliver });
    expect(result).toMatchObject({ outcome: 'succeeded' });
  };

  const stored = async (version: string) => {
    const root = folders.make();
    mkdirSync(join(root, 'code'));
    writeFileSync(join(root, 'app.cjs'), APP);
    writeFileSync(join(root, 'code/index.js'), `exports.handler = async () => '${version}';\n`);
    const [service, outDir] = ['deals', join(root, 'cdk.out')];
    const app = { service, root, outDir, command: [process.execPath, 'app.cjs'] };
    await synthesize([app], { environment: 'staging', env: mini.env, validate: false });
    const { digest: artifact, file } = await packArtifact({
      ...{ service, application: 'shop', consumes: {}, migrations: undefined },
      assemblies: { staging: outDir },
      file: join(root, 'artifact.zip'),
    });
    await artifacts.put(artifact, file);
    const statement = provenanceStatement({
      ...{ service, application: 'shop', artifact, sbom: digestOf('sbom') },
      ...{ repository: null, sourceCommit: COMMIT, builder: 'https://ci.example.com/1' },
      ...{ startedAt: new Date(0), finishedAt: new Date(0) },
    });
    const envelope = JSON.stringify(await sign(signer, STATEMENT_TYPE, statement));
    const provenance = await putText(artifacts, root, envelope);
    return { version, sourceCommit: COMMIT, artifact, provenance, consumes: {} };
  };

  /** Every item with all that is in it. */
  const items = async (table = 'deals'): Promise<string[]> => {
    const { Items = [] } = await client.send(new ScanCommand({ TableName: table }));
    return Items.map(itemText).sort();
  };
  const running = async () => {
    const { services, open, verified } = environmentAfter((await log.read()).records);
    const { running: now, before } = services['deals'] ?? {};
    const names = before?.map(({ release }) => release.version);
    return { runs: now?.release, before: names, open, verified };
  };

  const rehearse = async (emergency: string, more: Partial<DrillPorts> = {}) => {
    const input: DrillInput = {
      ...{ ...NAMES, emergency, service: 'deals', by, lock, say: () => undefined },
      ports: {
        ...deployedPorts({
          ...common(),
          deliver: deliverer.deliver,
          inspect: async () => null,
          known: {},
          analysisOf: () => ({ rules: [], minimumRequests: 100, percentile: 95 }),
        }),
        ...more,
      },
    };
    return drill(log, input);
  };

  test('a bad migration damages the table, and each item comes back as it was', async () => {
    const [before, ran] = [await items(), await running()];
    expect(before).toHaveLength(ITEMS);
    const meanwhile: string[][] = [];
    const result = await rehearse('bad-migration', {
      async deliver(...of) {
        meanwhile.push(await items());
        return deliverer.deliver(...of);
      },
    });
    expect(result).toMatchObject({
      outcome: 'recovered',
      damaged: { equal: 26, missing: 7, changed: 7, extra: 0 },
      compared: { equal: ITEMS, missing: 0, changed: 0, extra: 0 },
    });
    const [damaged = [], restored] = meanwhile;
    expect(damaged).toHaveLength(ITEMS - 7);
    expect(damaged.filter((item) => before.includes(item))).toHaveLength(26);
    expect(restored).toEqual(before);
    expect(await items()).toEqual(before);
    expect(await running()).toEqual(ran);
    const { TableNames = [] } = await client.send(new ListTablesCommand({}));
    expect(TableNames.sort()).toEqual(['deals', 'deals-migrations']);
    expect((await items('deals-migrations')).filter((item) => item.includes('step#'))).toEqual([]);
  }, 180_000);

  test('a release after it is delivered as ever', async () => {
    await promoted('1.2.0');
    expect(await running()).toMatchObject({ before: ['1.1.0', '1.0.0'], open: null });
  }, 60_000);

  test('a leak is seen in the metrics of the environment, and in no others', async () => {
    const ran = await running();
    const result = await rehearse('slow-leak');
    expect(result).toMatchObject({ outcome: 'recovered', services: ['deals'] });
    expect(result.seen).toMatch(
      /^response_time > 500 ms for 5 m: seen in minute 13 of the leak, at .*Z, with 5\d\d(\.\d+)? ms$/,
    );
    expect(result.recoveryMilliseconds).toBeGreaterThan(0);
    expect(await running()).toEqual(ran);
    const { endpoint } = mini;
    const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
    const metrics = new CloudWatchClient({ endpoint, credentials, region: 'us-east-1' });
    const { Metrics = [] } = await metrics.send(new ListMetricsCommand({}));
    metrics.destroy();
    const slow = Metrics.filter(({ MetricName }) => MetricName === 'ResponseTime');
    expect(slow.map(({ Namespace }) => Namespace)).toEqual(['shop/drills']);
  }, 120_000);
});
