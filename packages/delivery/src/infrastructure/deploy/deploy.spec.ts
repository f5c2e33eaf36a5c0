import { outputs } from '../outputs/outputs';
import { testFolders } from '../testing/folders';
import { type MiniStack, startMiniStack } from '../testing/mini-stack';
import { writeTestApp } from '../testing/test-app';
import type { Variables } from '../types';
import { deploy } from './deploy';

const MINUTES = 60_000;

describe('deploy, on MiniStack', () => {
  const folders = testFolders();
  let cloud: MiniStack;

  beforeAll(async () => {
    cloud = await startMiniStack(folders.make());
  }, 5 * MINUTES);

  afterAll(async () => {
    await cloud.end();
    folders.dispose();
  });

  const app = () => writeTestApp(folders.make(), { service: 'deals', says: 'hello' });

  /** MiniStack takes an access key of twelve digits for the account. */
  const credentialsOf = (account: string, stackIn: string): Variables => ({
    ...cloud.env,
    AWS_ACCESS_KEY_ID: account,
    CDK_DEFAULT_ACCOUNT: stackIn,
  });

  test(
    'what a check refuses is not begun, nor is its place prepared',
    async () => {
      const apps = [app()];
      const env = credentialsOf('111111111111', '111111111111');
      const told: string[] = [];
      const refused = deploy(apps, {
        environment: 'staging',
        env,
        bootstrap: true,
        onProgress: ({ phase }) => told.push(phase),
        check: async (assemblies) => {
          expect(assemblies.map(({ service }) => service)).toEqual(['deals']);
          throw new Error('two of one name');
        },
      });
      await expect(refused).rejects.toThrow('two of one name');
      expect(new Set(told)).toEqual(new Set(['synthesizing']));
      const [found] = await outputs(apps, { environment: 'staging', env });
      expect(found?.stacks).toMatchObject([{ status: null }]);
    },
    5 * MINUTES,
  );

  test(
    'goes to the account of the stack, which has to be prepared; also with credentials of another one that may',
    async () => {
      const apps = [app()];
      const own = credentialsOf('222222222222', '222222222222');
      const options = { environment: 'staging', bootstrap: true, validate: false };
      await expect(deploy(apps, { ...options, env: own, bootstrap: false })).rejects.toMatchObject({
        code: 'not-bootstrapped',
        message: expect.stringContaining('npx cdk bootstrap aws://222222222222/us-east-1'),
      });
      expect(await deploy(apps, { ...options, env: own })).toMatchObject({ ok: true });
      const others = credentialsOf('333333333333', '222222222222');
      const [again] = (await deploy(apps, { ...options, env: others })).services;
      expect(again?.outcome).toBe('unchanged');
      const elsewhere = credentialsOf('333333333333', '333333333333');
      const [found] = await outputs(apps, { ...options, env: elsewhere });
      expect(found?.stacks).toMatchObject([{ status: null }]);
    },
    5 * MINUTES,
  );
});
