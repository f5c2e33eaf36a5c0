import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DeliveryContext } from '../change/run-change';
import { deploymentStarted, promotionStarted } from '../change/records';
import type { RunningRelease } from '../change/running-release';
import { DeliveryError } from '../delivery-error';
import { synthesize } from '../infrastructure/apps/synthesize';
import { type Deployer, openDeployer } from '../infrastructure/deploy/open-deployer';
import { testFolders } from '../infrastructure/testing/folders';
import { type MiniStack, startMiniStack } from '../infrastructure/testing/mini-stack';
import { commandRollout } from '../rollout/command-rollout';
import { startFront } from '../rollout/lambda/testing/two-versions';
import { rolloutsAfter } from '../rollout/machine/fold';
import { rolloutEnded, rolloutStarted, weightSet } from '../rollout/machine/records';
import { planOf } from '../rollout/policy/policy';
import type { HeldLock } from '../state/lock/held-lock';
import { withLock } from '../state/lock/with-lock';
import { type Log, openLog } from '../state/log/open-log';
import type { LogRecord } from '../state/log/record';
import { memoryStore } from '../state/testing/memory-store';
import { deployInSteps, type InSteps } from './deploy-in-steps';

const APP = `
const load = require('node:module').createRequire(${JSON.stringify(join(__dirname, '../../package.json'))});
const { App, CfnCondition, CfnOutput, CfnParameter, Fn, RemovalPolicy, Stack } = load('aws-cdk-lib');
const lambda = load('aws-cdk-lib/aws-lambda');
const stack = new Stack(new App(), 'deals', { env: { account: '000000000000', region: 'us-east-1' } });
const release = new CfnParameter(stack, 'ReleaseVersion', { type: 'String', default: 'unreleased' }).valueAsString;
const stays = new CfnParameter(stack, 'PreviousVersion', { type: 'String', default: '' });
const keeps = new CfnCondition(stack, 'Keeps', { expression: Fn.conditionNot(Fn.conditionEquals(stays.valueAsString, '')) });
const handler = new lambda.Function(stack, 'Handler', {
  functionName: 'deals', runtime: lambda.Runtime.NODEJS_22_X, handler: 'index.handler', code: lambda.Code.fromAsset('code'),
  environment: { SERVICE_VERSION: release }, currentVersionOptions: { description: release, removalPolicy: RemovalPolicy.RETAIN },
});
const live = new lambda.Alias(stack, 'Live', { aliasName: 'live', version: handler.currentVersion }).node.defaultChild;
live.functionVersion = Fn.conditionIf('Keeps', stays.valueAsString, live.functionVersion).toString();
new CfnOutput(stack, 'ApiUrl', { value: 'https://api.example.com' });
`;

const plan = planOf(
  {
    strategy: 'canary',
    steps: [
      { weight: 40, bake: '3 s' },
      { weight: 100, bake: '0 s' },
    ],
    analysis: { rules: [] },
  },
  'test',
);
const NAMES = { application: 'shop', environment: 'staging' };
const DIGEST = `sha256:${'0'.repeat(64)}` as const;
const stack = { name: 'deals', account: '000000000000', region: 'us-east-1', roleArn: null };

const releaseOf = (version: string): RunningRelease => ({
  ...{ version, sourceCommit: 'c'.repeat(40), consumes: {} },
  ...{ artifact: DIGEST, provenance: DIGEST },
});

describe('a release that is deployed in steps', () => {
  const folders = testFolders();
  let mini: MiniStack;
  let deployer: Deployer;
  let log: Log;
  let change: number;

  beforeAll(async () => {
    mini = await startMiniStack(folders.make());
    deployer = openDeployer({ environment: 'staging', env: mini.env, bootstrap: true });
    log = openLog(memoryStore(), NAMES);
    await begin('1.0.0');
    expect(await deploy('1.0.0', { plan })).toMatchObject({ ok: true });
    // A first version has nobody to share with.
    expect((await records()).filter(rolloutStarted.is)).toEqual([]);
  }, 120_000);
  afterAll(async () => {
    deployer.close();
    await mini.end();
    folders.dispose();
  });

  const records = async (): Promise<LogRecord[]> => (await log.read()).records;
  const rollouts = async () => (await records()).filter(rolloutStarted.is);
  const routing = () => deployer.cloud.aliasRouting(stack, 'deals', 'live');
  const stays = async () => {
    const deployed = await deployer.cloud.readStack(stack, { template: false });
    return deployed?.parameters.find(({ key }) => key === 'PreviousVersion')?.value;
  };

  /** Each promotion is a change of its own. */
  const begin = async (version: string): Promise<void> => {
    const step = { service: 'deals', from: null, to: releaseOf(version) };
    const payload = { fingerprint: DIGEST, version: null, steps: [step], gates: [] };
    change = await withLock(log, { holder: 'test', by: 'ada' }, async (lock) => {
      const { sequence } = await lock.append(promotionStarted.entry('ada', payload));
      return sequence;
    });
  };

  /** As one process that holds the lock, until a signal fires. */
  const deploy = async (
    version: string,
    options: { plan: typeof plan | null; by?: Deployer; signal?: AbortSignal },
  ): Promise<InSteps> => {
    const outDir = await assembly(version);
    return withLock(
      log,
      { holder: 'test', by: 'ada', ...(options.signal && { signal: options.signal }) },
      async (lock: HeldLock) => {
        const release = releaseOf(version);
        const entry = deploymentStarted.entry('ada', { of: change, service: 'deals', release });
        const { sequence: deployment } = await lock.append(entry);
        const way = options.plan === null ? 'back' : 'forward';
        const context: DeliveryContext = { lock, change, deployment, way, by: 'ada' };
        return deployInSteps({
          deployer: options.by ?? deployer,
          app: { service: 'deals', root: join(outDir, '..'), outDir },
          ...{ release, name: version, plan: options.plan, context, settles: 0, ...NAMES },
        });
      },
    );
  };

  const assembly = async (version: string): Promise<string> => {
    const root = folders.make();
    mkdirSync(join(root, 'code'));
    writeFileSync(join(root, 'app.cjs'), APP);
    writeFileSync(
      join(root, 'code/index.js'),
      `exports.handler = async ({ path }) => {
        if (path === '/health' && ${version.startsWith('0')}) throw new Error('it is ill');
        if (path === '/health') return { statusCode: 200, body: JSON.stringify({ version: ${JSON.stringify(version.replace(/-liar$/, ''))} }) };
        return { statusCode: 200, body: process.env.SERVICE_VERSION + ${JSON.stringify(version)} };
      };\n`,
    );
    const outDir = join(root, 'cdk.out');
    const app = { service: 'deals', root, outDir, command: [process.execPath, 'app.cjs'] };
    await synthesize([app], { environment: 'staging', env: mini.env, validate: false });
    return outDir;
  };

  /** Requests all the while; how many each answer had. */
  const withRequests = async <Result>(work: () => Promise<Result>) => {
    const front = await startFront(mini, 'deals');
    const answers: Record<string, number> = {};
    let isOver = false;
    const asking = (async () => {
      while (!isOver) {
        const response = await fetch(front.url);
        const said = `${response.status} ${await response.text()}`;
        answers[said] = (answers[said] ?? 0) + 1;
      }
    })();
    try {
      return { result: await work(), answers };
    } finally {
      isOver = true;
      await asking;
      await front.end();
    }
  };

  test('takes over by and by, nothing fails, and the stack is as if there had been no rollout', async () => {
    await begin('2.0.0');
    const before = await routing();
    const { result, answers } = await withRequests(() => deploy('2.0.0', { plan }));
    expect(result).toMatchObject({ ok: true });
    expect(Object.keys(answers).sort()).toEqual(['200 1.0.01.0.0', '200 2.0.02.0.0']);
    expect((await records()).filter(weightSet.is).map(({ weight }) => weight)).toEqual([40, 100]);
    const [rollout] = await rollouts();
    expect(rollout).toMatchObject({ previousVersion: `deals:${before?.version}`, plan });
    const after = await routing();
    expect(`deals:${after?.version}`).toBe(rollout?.newVersion);
    expect(after?.version).not.toBe(before?.version);
    expect(after?.weights).toEqual({});
    expect(await stays()).toBe('');
  }, 60_000);

  test.each([
    ['0.1.0', 'it threw'],
    ['2.1.0-liar', 'it says it is 2.1.0, not 2.1.0-liar'],
  ])(
    'gets no request when it does not answer as what it is: %s',
    async (version, what) => {
      await begin(version);
      const count = (await rollouts()).length;
      const before = await routing();
      const { result, answers } = await withRequests(() => deploy(version, { plan }));
      expect(result).toEqual({ ok: false, what: expect.stringContaining(what) });
      expect(Object.keys(answers)).toEqual(['200 2.0.02.0.0']);
      expect(await rollouts()).toHaveLength(count);
      expect(await routing()).toMatchObject({ version: before?.version, weights: {} });
      expect(await deploy('2.0.0', { plan: null })).toMatchObject({ ok: true });
    },
    60_000,
  );

  test('is none that can be rolled out when AWS divides no requests with it', async () => {
    await begin('2.5.0');
    const before = await routing();
    const { cloud } = deployer;
    const by: Deployer = {
      ...deployer,
      cloud: {
        ...cloud,
        routeAlias: (...args) =>
          Object.keys(args[3].weights).length === 0
            ? cloud.routeAlias(...args)
            : Promise.reject(refused()),
      },
    };
    const result = await deploy('2.5.0', { plan, by });
    expect(result).toEqual({ ok: false, what: expect.stringContaining('different roles') });
    expect(await routing()).toMatchObject({ version: before?.version, weights: {} });
    expect(await deploy('2.0.0', { plan: null })).toMatchObject({ ok: true });
  }, 60_000);

  const refused = (): DeliveryError =>
    new DeliveryError({
      code: 'access-failed',
      what: 'the versions have different roles',
      cause: Object.assign(new Error('roles'), { name: 'InvalidParameterValueException' }),
    });

  test('goes back when somebody aborts it, and is not tried again in the same promotion', async () => {
    await begin('3.0.0');
    const before = await routing();
    const aborting = (async () => {
      while ((await records()).findLast(weightSet.is)?.weight !== 40)
        await new Promise(setImmediate);
      const command = { kind: 'abort', because: 'the shop is on fire' } as const;
      await commandRollout(log, { service: 'deals', by: 'grace', command });
    })();
    const refused = await deploy('3.0.0', { plan });
    await aborting;
    expect(refused).toEqual({ ok: false, what: expect.stringContaining('the shop is on fire') });
    expect(await routing()).toMatchObject({ version: before?.version, weights: {} });
    const count = (await rollouts()).length;
    expect(await deploy('3.0.0', { plan })).toEqual(refused);
    expect(await rollouts()).toHaveLength(count);

    expect(await deploy('2.0.0', { plan: null })).toMatchObject({ ok: true });
    expect(await stays()).toBe('');
    expect(await answer()).toBe('200 2.0.02.0.0');
  }, 60_000);

  test('goes on after its process has ended at any moment', async () => {
    await begin('4.0.0');
    const count = (await rollouts()).length;
    for (const milliseconds of [300, 1_500, 2_500, 3_500]) {
      const ending = new AbortController();
      const by = openDeployer({ environment: 'staging', env: mini.env });
      const going = deploy('4.0.0', { plan, by, signal: ending.signal });
      const timer = setTimeout(() => {
        by.close();
        ending.abort(new Error('of the test'));
      }, milliseconds);
      await going.catch(() => undefined);
      clearTimeout(timer);
      by.close();
    }
    expect(await deploy('4.0.0', { plan })).toMatchObject({ ok: true });
    expect(await rollouts()).toHaveLength(count + 1);
    expect(await answer()).toBe('200 4.0.04.0.0');
    expect(await routing()).toMatchObject({ weights: {} });
    expect(await stays()).toBe('');
  }, 120_000);

  test('goes back first when another release is wanted instead', async () => {
    await begin('5.0.0');
    const ending = new AbortController();
    const going = deploy('5.0.0', { plan, signal: ending.signal }).catch(() => undefined);
    while (
      (await routing())?.weights === undefined ||
      Object.keys((await routing())?.weights ?? {}).length === 0
    )
      await new Promise(setImmediate);
    ending.abort(new Error('of the test'));
    await going;
    expect(rolloutsAfter(await records()).get('deals')).toMatchObject({ weight: 40, ended: null });

    await begin('4.0.0');
    expect(await deploy('4.0.0', { plan: null })).toMatchObject({ ok: true });
    expect((await records()).findLast(rolloutEnded.is)).toMatchObject({
      outcome: 'rolled-back',
      what: expect.stringContaining('4.0.0 is deployed instead'),
    });
    expect(await answer()).toBe('200 4.0.04.0.0');
    expect(await routing()).toMatchObject({ weights: {} });
  }, 60_000);

  /** Of whatever takes the requests. */
  async function answer(): Promise<string> {
    const { answers } = await withRequests(
      () => new Promise((resolve) => setTimeout(resolve, 500)),
    );
    return Object.keys(answers).join();
  }
});
