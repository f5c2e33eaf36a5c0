import { generateKeyPairSync } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
import { digestOf } from '../artifacts/digest';
import { packArtifact } from '../artifacts/pack-artifact';
import { folderStore } from '../artifacts/store/folder-store';
import { promote, type PromoteResult } from '../change/promote';
import { rollBack, type RollBackResult } from '../change/roll-back';
import { synthesize } from '../infrastructure/apps/synthesize';
import { testFolders } from '../infrastructure/testing/folders';
import { type MiniStack, startMiniStack } from '../infrastructure/testing/mini-stack';
import { writePlace } from '../migrations/place/migration-place';
import type { MigrationPlan } from '../migrations/plan/plan-migrations';
import { backupRestored, migrationEnded, migrationStarted } from '../migrations/records';
import { packaged } from '../migrations/testing/packaged';
import { miniStackClient, putDeal } from '../migrations/testing/places';
import { putText } from '../package/delivery-stores';
import { fingerprintOf, type Sealed } from '../seal/sealed';
import { sign } from '../signing/envelope';
import { provenanceStatement, STATEMENT_TYPE } from '../signing/provenance';
import { keySigner } from '../signing/signer';
import { withLock } from '../state/lock/with-lock';
import { openLog } from '../state/log/open-log';
import { historyOf } from '../status/history';
import { memoryStore } from '../state/testing/memory-store';
import {
  backupsOf,
  migrateRunning,
  planRunning,
  restoreBackup,
} from './migrating/running-migrations';
import { type Deliverer, openDeliverer } from './open-deliverer';

const APP = `
const load = require('node:module').createRequire(${JSON.stringify(join(__dirname, '../../package.json'))});
const { App, CfnOutput, CfnParameter, Stack } = load('aws-cdk-lib');
const dynamodb = load('aws-cdk-lib/aws-dynamodb');
const lambda = load('aws-cdk-lib/aws-lambda');
const stack = new Stack(new App(), process.argv[2], { env: { account: '000000000000', region: 'us-east-1' } });
const release = new CfnParameter(stack, 'ReleaseVersion', { type: 'String', default: 'unreleased' }).valueAsString;
new lambda.Function(stack, 'Handler', {
  functionName: process.argv[2], runtime: lambda.Runtime.NODEJS_22_X, handler: 'index.handler', code: lambda.Code.fromAsset('code'),
  environment: { SERVICE_VERSION: release },
});
const table = new dynamodb.Table(stack, 'Deals', {
  tableName: process.argv[2], partitionKey: { name: 'id', type: dynamodb.AttributeType.STRING },
});
new CfnOutput(stack, 'DealsTableName', { value: table.tableName });
`;

const ADD = `exports.up = ({ backfill }) =>
  backfill({ change: (deal) => ({ ...deal, cents: Number(deal.price) * 100 }), itemsPerSecond: 10000 });\n`;
const DROP = `exports.up = ({ backfill }) =>
  backfill({ change: ({ id, cents, price }) => ({ id, cents: cents ?? Number(price) * 100 }), itemsPerSecond: 10000 });\n`;
const BAD = `exports.up = async () => { throw new Error('it divides by zero'); };\n`;

const STEPS = { '0001-add-cents.expand': ADD, '0002-drop-price.contract': DROP };
const NAMES = { application: 'shop', environment: 'staging' };
const COMMIT = 'c'.repeat(40);

describe('migrations of what is delivered', () => {
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
  const said: string[] = [];
  /** What the items were when a stack began to change. */
  let seen: Promise<Record<string, unknown>[]>[] = [];
  let mini: MiniStack;
  let client: DynamoDBClient;
  let deliverer: Deliverer;

  const common = () => ({
    ...NAMES,
    env: mini.env,
    stores,
    trusted: new Map(),
    retentionDays: 0,
    onMigration: (service: string, line: string) => said.push(`${service}: ${line}`),
  });

  beforeAll(async () => {
    mini = await startMiniStack(folders.make());
    client = miniStackClient(mini.endpoint);
    deliverer = openDeliverer({
      ...common(),
      bootstrap: true,
      onProgress: ({ phase }) => void (phase === 'updating' && seen.push(items())),
    });
    expect(await promoted('1.0.0', {})).toMatchObject({ outcome: 'succeeded' });
    for (let price = 0; price < 30; price += 1)
      await putDeal(client, 'deals', { id: `deal-${price}`, price });
  }, 120_000);
  afterAll(async () => {
    deliverer.close();
    client.destroy();
    await mini.end();
    folders.dispose();
  });

  const items = async (): Promise<Record<string, unknown>[]> => {
    const { Items = [] } = await client.send(new ScanCommand({ TableName: 'deals' }));
    return Items.sort((a, b) => (`${a['id']?.S}` < `${b['id']?.S}` ? -1 : 1));
  };
  const attributes = async (): Promise<string[]> => [
    ...new Set((await items()).map((item) => Object.keys(item).sort().join())),
  ];
  const records = async () => (await log.read()).records;

  /** Packs and stores a release with these migrations, none for none. */
  const stored = async (version: string, steps: Record<string, string>, service = 'deals') => {
    const root = folders.make();
    mkdirSync(join(root, 'code'));
    writeFileSync(join(root, 'app.cjs'), APP);
    writeFileSync(join(root, 'code/index.js'), `exports.handler = async () => '${version}';\n`);
    const outDir = join(root, 'cdk.out');
    const app = { service, root, outDir, command: [process.execPath, 'app.cjs', service] };
    await synthesize([app], { environment: 'staging', env: mini.env, validate: false });
    const hasSteps = Object.keys(steps).length > 0;
    const migrations = hasSteps ? (await packaged(root, steps)).folder : undefined;
    if (migrations !== undefined) await writePlace(migrations, { database: 'dynamodb' });
    const { digest: artifact, file } = await packArtifact({
      ...{ service, application: 'shop', consumes: {}, migrations },
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

  const waiting: MigrationPlan['waiting'] = [];

  const promoted = async (
    version: string,
    steps: Record<string, string>,
  ): Promise<PromoteResult> => {
    const services = { deals: await stored(version, steps) };
    const sealed: Sealed = {
      ...{ format: 1, kind: 'manifest', application: 'shop', version },
      ...{ sourceCommit: COMMIT, services },
    };
    waiting.length = 0;
    return promote(log, {
      ...{ by, lock, sealed, fingerprint: fingerprintOf(sealed), deliver: deliverer.deliver },
      afterwards: async (held, all) => {
        for (const { service, to } of all) {
          const plan = await deliverer.contract(service, to, { lock: held, by });
          waiting.push(...(plan?.waiting ?? []));
        }
      },
    });
  };

  const backTo = (to: string): Promise<RollBackResult> =>
    rollBack(log, {
      ...{ by, lock, known: {}, inspect: async () => null, deliver: deliverer.deliver },
      target: { kind: 'service', service: 'deals', to },
    });

  test('a release that never ran there is migrated as soon as its stack has made the table', async () => {
    const [release, change] = [await stored('1.0.0', STEPS, 'users'), 1];
    const names = { application: 'shop', environment: 'rehearsal' };
    const other = openLog(state, names);
    const delivered = await withLock(other, lock, (held) =>
      deliverer.deliver('users', release, {
        ...{ lock: held, change, deployment: 1, way: 'forward', by },
      }),
    );
    expect(delivered).toEqual({ ok: true });
    expect((await other.read()).records.filter(migrationEnded.is)).toMatchObject([
      { step: '0001-add-cents', outcome: 'applied' },
    ]);
  }, 60_000);

  test('nothing of migrations is touched by a release that has none', async () => {
    expect((await records()).filter(migrationStarted.is)).toEqual([]);
    expect(await attributes()).toEqual(['id,price']);
  });

  test('a step that fails keeps the release out, before its stack is touched', async () => {
    seen = [];
    const result = await promoted('2.0.0-bad', { '0001-add-cents.expand': BAD });
    expect(result).toMatchObject({
      outcome: 'undone',
      what: expect.stringContaining('it divides by zero'),
    });
    expect(seen).toEqual([]);
    expect(await attributes()).toEqual(['id,price']);
  }, 60_000);

  test('an expand step is done before the release comes in, and the contract step waits for the one before', async () => {
    seen = [];
    expect(await promoted('2.0.0', STEPS)).toMatchObject({ outcome: 'succeeded' });
    const [atUpdate] = await Promise.all(seen);
    expect(atUpdate).toHaveLength(30);
    expect(atUpdate?.every((item) => 'cents' in item)).toBe(true);
    expect(waiting).toMatchObject([
      { step: { id: '0002-drop-price' }, because: expect.stringMatching(/^1\.0\.0 needs/) },
    ]);
    expect(said).toContain('deals: 0001-add-cents: applied');
    expect(await attributes()).toEqual(['cents,id,price']);
  }, 60_000);

  test('going back works as long as the contract step waits', async () => {
    expect(await backTo('1.0.0')).toMatchObject({ outcome: 'succeeded' });
    expect(await promoted('3.0.0', STEPS)).toMatchObject({ outcome: 'succeeded' });
    expect(waiting).toMatchObject([{ because: expect.stringMatching(/^1\.0\.0 needs/) }]);
    const plan = await planRunning(await records(), { ...common(), service: 'deals' });
    expect(plan).toMatchObject({
      release: '3.0.0',
      run: [],
      waiting: [{ step: { id: '0002-drop-price' } }],
    });
  }, 120_000);

  let before: Record<string, unknown>[];

  test('the contract step runs, after a backup, when nobody can go back to what needs the old shape', async () => {
    before = await items();
    expect(await promoted('4.0.0', STEPS)).toMatchObject({ outcome: 'succeeded' });
    expect(waiting).toEqual([]);
    expect(await attributes()).toEqual(['cents,id']);
    expect(backupsOf('deals', await records())).toMatchObject([
      { kind: 'dynamodb-export', items: 30 },
    ]);
  }, 60_000);

  test('going back to what needs it is refused, and what ran goes on', async () => {
    const refused = await backTo('1.0.0');
    expect(refused).toMatchObject({
      outcome: 'undone',
      what: expect.stringMatching(/0002-drop-price: 1\.0\.0 needs what it removes/),
    });
    expect(await attributes()).toEqual(['cents,id']);
  }, 60_000);

  test('the backup brings every item back, and then the service goes back', async () => {
    const [backup] = backupsOf('deals', await records());
    const options = { ...common(), service: 'deals' };
    const restored = await withLock(log, lock, (held) =>
      restoreBackup(held, { id: backup?.id ?? '', by }, options),
    );
    expect(restored.comparison).toMatchObject({ isEqual: true, expected: 30, found: 30 });
    expect(await items()).toEqual(before);
    expect((await records()).findLast(backupRestored.is)).toMatchObject({ items: 30 });
    expect(await backTo('1.0.0')).toMatchObject({ outcome: 'succeeded' });
    expect(historyOf(await records()).map(({ what }) => what)).toEqual(
      expect.arrayContaining([
        'migration 0001-add-cents of deals 2.0.0-bad failed: it divides by zero',
        'migration 0002-drop-price of deals 4.0.0 applied',
        `backup of deals made before 0002-drop-price: ${backup?.id}`,
        `data of deals brought back from ${backup?.id}, 30 items as expected`,
      ]),
    );
    const plan = await withLock(log, lock, (held) => migrateRunning(held, by, options));
    expect(plan).toMatchObject({ release: '1.0.0', applied: [], run: [], waiting: [] });
  }, 120_000);

  test('a backup that is not on record is refused with those that are', async () => {
    const options = { ...common(), service: 'deals' };
    const restoring = withLock(log, lock, (held) =>
      restoreBackup(held, { id: '../../x', by }, options),
    );
    await expect(restoring).rejects.toMatchObject({
      code: 'backup-failed',
      fix: expect.stringContaining('0002-drop-price'),
    });
  });
});
