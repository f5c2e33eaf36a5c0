import { generateKeyPairSync } from 'node:crypto';
import { appendFileSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CloudFormationClient, GetTemplateCommand } from '@aws-sdk/client-cloudformation';
import { GetFunctionCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { type Digest, digestOf } from '../artifacts/digest';
import { packArtifact } from '../artifacts/pack-artifact';
import { folderStore } from '../artifacts/store/folder-store';
import { objectPath } from '../artifacts/store/object-path';
import type { DeliveryContext } from '../change/run-change';
import type { RunningRelease } from '../change/running-release';
import { synthesize } from '../infrastructure/apps/synthesize';
import type { OnProgress } from '../infrastructure/types';
import { testFolders } from '../infrastructure/testing/folders';
import { type MiniStack, startMiniStack } from '../infrastructure/testing/mini-stack';
import { putText } from '../package/delivery-stores';
import { sign } from '../signing/envelope';
import type { HeldLock } from '../state/lock/held-lock';
import { provenanceStatement, STATEMENT_TYPE } from '../signing/provenance';
import { keyIdOf, keySigner } from '../signing/signer';
import { type Deliverer, openDeliverer } from './open-deliverer';
import { inspectRelease } from './stored-releases';

const APP = `
const load = require('node:module').createRequire(${JSON.stringify(join(__dirname, '../../package.json'))});
const { App, CfnOutput, CfnParameter, Stack } = load('aws-cdk-lib');
const apigateway = load('aws-cdk-lib/aws-apigateway');
const lambda = load('aws-cdk-lib/aws-lambda');
const stack = new Stack(new App(), 'deals', { env: { account: '000000000000', region: 'us-east-1' } });
const release = new CfnParameter(stack, 'ReleaseVersion', { type: 'String', default: 'unreleased' }).valueAsString;
const handler = new lambda.Function(stack, 'Handler', {
  functionName: 'deals', runtime: lambda.Runtime.NODEJS_22_X, handler: 'index.handler', code: lambda.Code.fromAsset('code'),
  environment: { SERVICE_VERSION: release }, currentVersionOptions: { description: release },
});
const live = new lambda.Alias(stack, 'Live', { aliasName: 'live', version: handler.currentVersion });
const api = new apigateway.LambdaRestApi(stack, 'Api', { handler: live, deployOptions: { stageName: 'local' }, cloudWatchRole: false });
new CfnOutput(stack, 'ApiUrl', { value: process.env.AWS_ENDPOINT_URL + '/restapis/' + api.restApiId + '/local/_user_request_' });
`;

/** Of a change with nothing else on record. */
function contextOf(signal: AbortSignal): DeliveryContext {
  const lock: HeldLock = {
    token: 1,
    records: [],
    signal,
    append: () => Promise.reject(new Error('nothing is put on record here')),
  };
  return { lock, change: 1, deployment: 2, way: 'forward', by: 'ada' };
}

describe('a deliverer', () => {
  const folders = testFolders();
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const signer = keySigner(privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(), 'key');
  const folder = folders.make();
  const artifacts = folderStore(join(folder, 'store'));
  const stores = { artifacts, workFolder: join(folder, 'work') };
  const stop = new AbortController();
  let cloud: MiniStack;
  let deliverer: Deliverer;

  beforeAll(async () => {
    cloud = await startMiniStack(folders.make());
    deliverer = open(cloud.env);
  }, 120_000);
  afterAll(async () => {
    deliverer.close();
    await cloud.end();
    folders.dispose();
  });

  const keys = new Map([[keyIdOf(publicKey), publicKey]]);

  const inspect = (release: RunningRelease) =>
    inspectRelease('deals', release, { environment: 'staging', stores, trusted: keys });

  const open = (env: MiniStack['env'], onProgress?: OnProgress) =>
    openDeliverer({
      ...(onProgress && { onProgress }),
      application: 'shop',
      environment: 'staging',
      env,
      stores,
      trusted: keys,
      bootstrap: true,
      smokeDeadline: 3000,
    });

  const deliver = (release: RunningRelease, by = deliverer) =>
    by.deliver('deals', release, contextOf(stop.signal));

  /** Packs and stores what answers with a status. */
  const stored = async (status: number, version: string): Promise<RunningRelease> => {
    const root = join(folders.make(), 'deals');
    mkdirSync(join(root, 'code'), { recursive: true });
    writeFileSync(join(root, 'app.cjs'), APP);
    writeFileSync(
      join(root, 'code/index.js'),
      `exports.handler = async () => ({ statusCode: ${status}, body: JSON.stringify({ code: ${status}, version: process.env.SERVICE_VERSION }) });\n`,
    );
    const outDir = join(root, 'cdk.out');
    const app = { service: 'deals', root, outDir, command: [process.execPath, 'app.cjs'] };
    await synthesize([app], { environment: 'staging', env: cloud.env, validate: false });
    const input = {
      service: 'deals',
      application: 'shop',
      consumes: {},
      assemblies: { staging: outDir },
    };
    const packed = await packArtifact({ ...input, file: join(root, 'artifact.zip') });
    await artifacts.put(packed.digest, packed.file);
    return named(packed.digest, version);
  };

  const named = async (
    artifact: Digest,
    version: string,
    by = signer,
    sourceCommit = 'c'.repeat(40),
  ): Promise<RunningRelease> => {
    const statement = provenanceStatement({
      service: 'deals',
      application: 'shop',
      artifact,
      sbom: digestOf('sbom'),
      repository: null,
      sourceCommit: 'c'.repeat(40),
      builder: 'https://ci.example.com/1',
      startedAt: new Date(0),
      finishedAt: new Date(0),
    });
    const envelope = JSON.stringify(await sign(by, STATEMENT_TYPE, statement));
    const provenance = await putText(artifacts, folders.make(), envelope);
    return { version, sourceCommit, artifact, provenance, consumes: {} };
  };

  /** What CloudFormation and Lambda have: template, and the digest of the code. */
  const running = async (): Promise<unknown> => {
    const client = {
      endpoint: cloud.endpoint,
      region: 'us-east-1',
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    };
    const { TemplateBody } = await new CloudFormationClient(client).send(
      new GetTemplateCommand({ StackName: 'deals' }),
    );
    const { Configuration } = await new LambdaClient(client).send(
      new GetFunctionCommand({ FunctionName: 'deals', Qualifier: 'live' }),
    );
    return { TemplateBody, code: Configuration?.CodeSha256 };
  };

  test('brings a release in, another one, and back: the identical template and code', async () => {
    const first = await stored(200, '1.0.0');
    expect(await deliver(first)).toEqual({ ok: true });
    const before = await running();
    expect(await deliver(await stored(201, '2.0.0'))).toEqual({ ok: true });
    expect(await running()).not.toEqual(before);
    expect(await deliver(first)).toEqual({ ok: true });
    expect(await running()).toEqual(before);
    expect(readdirSync(stores.workFolder)).toEqual([]);
  }, 120_000);

  test('gives the same bytes another name, and what runs says so', async () => {
    const first = await stored(200, '1.0.0');
    await deliver(first);
    expect(await deliver(await named(first.artifact, '1.0.1'))).toEqual({ ok: true });
  }, 60_000);

  test('says why a release is not healthy', async () => {
    expect(await deliver(await stored(500, '3.0.0'))).toEqual({
      ok: false,
      what: expect.stringMatching(/^http.*\/health: it answered 500$/),
    });
  }, 60_000);

  describe('refuses, with nothing touched,', () => {
    let good: RunningRelease;
    let before: unknown;
    beforeAll(async () => {
      good = await stored(202, '4.0.0');
      before = await running();
    });
    afterEach(async () => expect(await running()).toEqual(before));

    test.each<[string, () => Promise<RunningRelease> | RunningRelease, string]>([
      ['what is not there', () => named(digestOf('never stored'), '4.0.0'), 'it has no sha256'],
      [
        'what has no provenance',
        () => ({ ...good, provenance: digestOf('x') }),
        'it has no sha256',
      ],
      [
        'the provenance of another',
        () => named(good.artifact, '4.0.0', signer, 'd'.repeat(40)),
        'not dddd',
      ],
      [
        'what a stranger signed',
        () => {
          const stranger = generateKeyPairSync('ed25519').privateKey;
          const pem = stranger.export({ type: 'pkcs8', format: 'pem' }).toString();
          return named(good.artifact, '4.0.0', keySigner(pem, 'key'));
        },
        'trusted are',
      ],
      [
        'what was changed since',
        async () => {
          const changed = await stored(203, '4.0.0');
          appendFileSync(join(folder, 'store', objectPath(changed.artifact)), ' ');
          return changed;
        },
        'it was changed or damaged',
      ],
    ])(
      '%s',
      async (_, release, what) => {
        const bad = await release();
        expect(await inspect(bad)).toContain(what);
        expect(await deliver(bad)).toEqual({ ok: false, what: expect.stringContaining(what) });
      },
      30_000,
    );

    test('nothing that is as it should be', async () => {
      expect(await inspect(good)).toBeNull();
    });
  });

  test.each(['checking', 'updating', 'done'])(
    'stops at once when it is told to, when it is %s; another one brings it in',
    async (phase) => {
      const release = await stored(210, `6.0.0-${phase}`);
      const ending = new AbortController();
      const reason = new Error('the lock is lost');
      const stopped = open(cloud.env, (progress) => {
        if (progress.phase === phase) ending.abort(reason);
      });
      try {
        const delivery = stopped.deliver('deals', release, contextOf(ending.signal));
        await expect(delivery).rejects.toBe(reason);
        await expect(
          stopped.deliver('deals', release, contextOf(stop.signal)),
        ).rejects.toMatchObject({ code: 'worker-ended' });
      } finally {
        stopped.close();
      }
      expect(await deliver(release)).toEqual({ ok: true });
      expect(readdirSync(stores.workFolder)).toEqual([]);
    },
    60_000,
  );

  test('does not know what runs when the cloud is out of reach', async () => {
    const away = open({
      ...cloud.env,
      AWS_ENDPOINT_URL: 'http://127.0.0.1:9',
      AWS_ENDPOINT_URL_S3: 'http://127.0.0.1:9',
    });
    try {
      await expect(deliver(await stored(200, '5.0.0'), away)).rejects.toMatchObject({
        code: 'access-failed',
      });
    } finally {
      away.close();
    }
  }, 60_000);
});
