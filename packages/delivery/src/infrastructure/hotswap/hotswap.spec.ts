import {
  InvokeCommand,
  LambdaClient,
  ListTagsCommand,
  ListVersionsByFunctionCommand,
} from '@aws-sdk/client-lambda';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import {
  deploy,
  openHotswap,
  outputs,
  type DeployResult,
  type Hotswap,
  type ServiceApp,
} from '../../index';
import { cutOff } from '../testing/cut-off';
import { testFolders } from '../testing/folders';
import { startMiniStack, type MiniStack } from '../testing/mini-stack';
import { writeTestApp } from '../testing/test-app';
import { MARK } from './mark';

const ARN = 'arn:aws:lambda:us-east-1:000000000000:function:deals';

/** On a real local cloud, in one story: each test goes on where the one before ended. */
describe('code that is swapped where it runs', () => {
  const folders = testFolders();
  const folder = folders.make();
  const environment = 'local';
  let cloud: MiniStack;
  let lambda: LambdaClient;
  let hotswap: Hotswap;

  beforeAll(async () => {
    cloud = await startMiniStack(folder);
    lambda = new LambdaClient({
      endpoint: cloud.endpoint,
      region: 'us-east-1',
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    });
    hotswap = openHotswap({ env: cloud.env });
  });
  afterAll(async () => {
    hotswap?.close();
    await cloud?.end();
    folders.dispose();
  });

  const write = (says: string, helper = 'at your service'): ServiceApp =>
    writeTestApp(folder, { service: 'deals', says, helper });
  const buildFolder = ({ root }: ServiceApp): string => join(root, 'code');

  async function deployed(app: ServiceApp): Promise<DeployResult['services'][number] | undefined> {
    const { services } = await deploy([app], {
      env: cloud.env,
      environment,
      validate: false,
      bootstrap: true,
    });
    expect(services[0]?.error).toBeNull();
    return services[0];
  }

  /** The API stays the same one, however often it is asked. */
  let api: string | undefined;
  async function answer(): Promise<string> {
    const { service, root, outDir } = app;
    if (api === undefined) {
      const [found] = await outputs([{ service, root, outDir }], { env: cloud.env, environment });
      api = found?.stacks[0]?.outputs.find(({ key }) => key === 'ApiId')?.value;
    }
    return (await fetch(`${cloud.endpoint}/restapis/${api}/local/_user_request_/`)).text();
  }

  /** What a function without an alias answers. */
  async function invoke(name: string): Promise<string> {
    const { Payload } = await lambda.send(new InvokeCommand({ FunctionName: name }));
    return Payload?.transformToString() ?? '';
  }

  const mark = async (): Promise<string | undefined> =>
    (await lambda.send(new ListTagsCommand({ Resource: ARN }))).Tags?.[MARK];

  const versions = async (): Promise<string[]> =>
    (
      (await lambda.send(new ListVersionsByFunctionCommand({ FunctionName: 'deals' }))).Versions ??
      []
    )
      .map(({ Version = '' }) => Version)
      .filter((version) => version !== '$LATEST');

  let app: ServiceApp;

  test('is answered with by the API, and by no function that other code is of', async () => {
    app = write('one');
    await deployed(app);
    const deals = await hotswap.take(app, buildFolder(app));
    expect(deals.functions).toEqual(['deals']);
    expect(await deals.swap()).toMatchObject({ outcome: 'unchanged', functions: [] });
    expect([await answer(), await versions(), await mark()]).toEqual(['one', ['1'], undefined]);
    write('two', 'changed too');
    expect(await deals.swap()).toMatchObject({ outcome: 'swapped', functions: ['deals'] });
    expect(await answer()).toBe('two');
    expect(await invoke('deals-helper')).toBe('"at your service"');
    expect(await mark()).toMatch(/^[0-9a-f]{64}$/);
  });

  test('is not published again when it runs already', async () => {
    const deals = await hotswap.take(write('one'), buildFolder(app));
    write('two');
    expect(await deals.swap()).toMatchObject({ outcome: 'unchanged', functions: [] });
    write('three');
    await deals.swap();
    write('two');
    expect(await deals.swap()).toMatchObject({ outcome: 'swapped' });
    expect([await answer(), await versions()]).toEqual(['two', ['1', '2', '3']]);
  });

  test('is taken back by a deployment whose template has not changed', async () => {
    expect(await deployed(write('one'))).toMatchObject({
      outcome: 'deployed',
      stacks: [{ action: 'updated', restored: ['deals'] }],
    });
    expect([await answer(), await versions(), await mark()]).toEqual(['one', ['1'], undefined]);
    expect(await deployed(app)).toMatchObject({ outcome: 'unchanged', stacks: [{ restored: [] }] });
  });

  test('is taken back when the edit is undone, so that nothing is left to deploy', async () => {
    const deals = await hotswap.take(app, buildFolder(app));
    write('two');
    await deals.swap();
    expect(await answer()).toBe('two');
    write('one');
    expect(await deals.swap()).toMatchObject({ outcome: 'restored', functions: ['deals'] });
    expect([await answer(), await versions(), await mark()]).toEqual(['one', ['1'], undefined]);
    expect(await deployed(app)).toMatchObject({ outcome: 'unchanged', stacks: [{ restored: [] }] });
  });

  test('is deployed like any other code, also when that has other resources', async () => {
    const deals = await hotswap.take(app, buildFolder(app));
    write('two');
    await deals.swap();
    expect((await deployed(write('two')))?.outcome).toBe('deployed');
    expect([await answer(), await mark()]).toEqual(['two', undefined]);
    expect((await deployed(write('two')))?.outcome).toBe('unchanged');
    const again = await hotswap.take(app, buildFolder(app));
    write('three');
    await again.swap();
    expect((await deployed(write('two', 'a new one')))?.outcome).toBe('deployed');
    expect([await answer(), await mark()]).toEqual(['two', undefined]);
    expect(await invoke('deals-helper')).toBe('"a new one"');
  });

  test('is swapped too where no alias is', async () => {
    const helper = await hotswap.take(app, join(app.root, 'helper'));
    write('two', 'swapped');
    expect(await helper.swap()).toMatchObject({ outcome: 'swapped', functions: ['deals-helper'] });
    expect([await invoke('deals-helper'), await answer()]).toEqual(['"swapped"', 'two']);
    await deployed(write('two', 'a new one'));
    expect(await invoke('deals-helper')).toBe('"a new one"');
  });

  describe('by somebody who is gone in the middle of it', () => {
    /** Does something until so many writes are done. */
    async function killed(
      writes: number,
      work: (env: MiniStack['env']) => Promise<unknown>,
    ): Promise<void> {
      const through = await cutOff(cloud.endpoint, writes);
      const env = { ...cloud.env, AWS_ENDPOINT_URL: through.endpoint, AWS_MAX_ATTEMPTS: '1' };
      await work(env).catch(() => undefined);
      await through.close();
      expect(through.written).toHaveLength(writes);
    }

    const swapUntil = (writes: number, says: string): Promise<void> =>
      killed(writes, async (env) => {
        const interrupted = openHotswap({ env });
        try {
          const deals = await interrupted.take(write('two'), buildFolder(app));
          write(says);
          await deals.swap();
        } finally {
          interrupted.close();
        }
      });

    const { service, root, outDir } = writeTestApp(folder, { service: 'deals', says: 'one' });
    const asDeployed: ServiceApp = { service, root, outDir };

    test.each([1, 2, 3, 4])('is taken back by the next deployment: %d writes', async (writes) => {
      await swapUntil(writes, 'five');
      expect(await mark()).toBeDefined();
      expect((await deployed(asDeployed))?.outcome).toBe('deployed');
      expect([await answer(), await mark()]).toEqual(['two', undefined]);
    });

    test.each([1, 2, 3])('is taken up by the next swap: %d writes', async (writes) => {
      const says = `six-${writes}`;
      await swapUntil(writes, says);
      expect(await answer()).not.toBe(says);
      const deals = await hotswap.take(write('two'), buildFolder(app));
      write(says);
      expect(await deals.swap()).toMatchObject({ outcome: 'swapped' });
      expect(await answer()).toBe(says);
    });

    test.each([1, 3])(
      'is taken back by the deployment after the one that died of it: %d writes',
      async (writes) => {
        const deals = await hotswap.take(write('two'), buildFolder(app));
        write('seven');
        await deals.swap();
        expect(await answer()).toBe('seven');
        await killed(writes, (env) => deploy([asDeployed], { env, environment }));
        expect(await mark()).toBeDefined();
        await deployed(asDeployed);
        expect([await answer(), await mark()]).toEqual(['two', undefined]);
      },
    );
  });

  test('is not swapped where nothing is deployed, or other code', async () => {
    const absent = writeTestApp(folder, { service: 'absent', says: 'x' });
    await expect(hotswap.take(absent, buildFolder(absent))).rejects.toMatchObject({
      code: 'no-assembly',
    });
    await expect(hotswap.take(app, join(app.root, 'cdk.out'))).rejects.toMatchObject({
      code: 'not-swappable',
      where: 'deals',
      fix: expect.stringMatching(/^Deploy what was built/),
    });
    const deals = await hotswap.take(write('two'), buildFolder(app));
    rmSync(buildFolder(app), { recursive: true });
    await expect(deals.swap()).rejects.toMatchObject({ code: 'invalid-options' });
    expect(await answer()).toBe('two');
  });
});

test.each([
  [{}, 'AWS'],
  [
    { AWS_ENDPOINT_URL: 'https://lambda.eu-west-1.amazonaws.com' },
    'https://lambda.eu-west-1.amazonaws.com',
  ],
])('at AWS, as %j says, no code is swapped', (env, where) => {
  expect(() => openHotswap({ env: env as Record<string, string> })).toThrow(
    expect.objectContaining({
      code: 'hotswap-refused',
      where,
      fix: expect.stringMatching(/local cloud/),
    }),
  );
});
