import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type LocalCloud, openLocalCloud } from '@org/local-cloud';
import { type TempFolder, tempFolder } from '../testing/temp-folder';
import { STATE_FOLDER } from './open-workspace-cloud';
import { type CloudVariables, withLocalCloud } from './with-local-cloud';

const MINUTES = 60_000;

describe('withLocalCloud, on MiniStack', () => {
  const before = { ...process.env };
  let workspace: TempFolder;
  let cloud: LocalCloud;

  const using = <Result>(work: (variables: CloudVariables) => Promise<Result>): Promise<Result> =>
    withLocalCloud({ workspaceRoot: workspace.path, onProgress: () => undefined }, work);

  beforeEach(() => {
    delete process.env['AWS_ENDPOINT_URL'];
    workspace = tempFolder();
    cloud = openLocalCloud({
      stateFolder: join(workspace.path, STATE_FOLDER),
      engine: 'ministack',
      port: 'free',
    });
  });

  afterEach(async () => {
    process.env = { ...before };
    await cloud.stop();
    workspace.remove();
  });

  it(
    'takes the one of the workspace when that runs, and leaves it running',
    async () => {
      const { endpoint } = await cloud.start();
      expect(await using(async (variables) => variables['AWS_ENDPOINT_URL'])).toBe(endpoint);
      expect(await answers(endpoint)).toBe(true);
    },
    5 * MINUTES,
  );

  it(
    'takes the endpoint that is named before it, and leaves that running',
    async () => {
      const { endpoint } = await cloud.start();
      process.env['AWS_ENDPOINT_URL'] = endpoint;
      const elsewhere = tempFolder();
      const other = openLocalCloud({
        stateFolder: join(elsewhere.path, STATE_FOLDER),
        engine: 'ministack',
        port: 'free',
        variables: before,
      });
      try {
        expect((await other.start()).endpoint).not.toBe(endpoint);
        const used = await withLocalCloud(
          { workspaceRoot: elsewhere.path, onProgress: () => undefined },
          async (variables) => variables['AWS_ENDPOINT_URL'],
        );
        expect(used).toBe(endpoint);
        expect(await answers(endpoint)).toBe(true);
      } finally {
        await other.stop();
        elsewhere.remove();
      }
    },
    5 * MINUTES,
  );

  it(
    'makes one for the work alone, which is gone when the work is done',
    async () => {
      const endpoints = await Promise.all([using(useIt), using(useIt)]);
      expect(new Set(endpoints).size).toBe(2);
      expect(await Promise.all(endpoints.map(answers))).toEqual([false, false]);
      expect((await cloud.status()).state).toBe('stopped');
    },
    5 * MINUTES,
  );

  it(
    'and when it throws: its error stays the same, and no folder is left',
    async () => {
      const failure = new Error('a test that failed');
      let endpoint = '';
      let folder = '';
      const thrown = await using(async (variables) => {
        endpoint = await useIt(variables);
        folder = dirname(variables['CDK_HOME'] ?? '');
        expect(existsSync(folder)).toBe(true);
        throw failure;
      }).catch((error: unknown) => error);
      expect(thrown).toBe(failure);
      expect(await answers(endpoint)).toBe(false);
      expect(existsSync(folder)).toBe(false);
    },
    5 * MINUTES,
  );
});

/** A bucket tells that it is an AWS that answers, and that of nobody else. */
async function useIt({ AWS_ENDPOINT_URL: endpoint = '' }: CloudVariables): Promise<string> {
  expect((await fetch(`${endpoint}/a-bucket`)).status).toBe(404);
  expect((await fetch(`${endpoint}/a-bucket`, { method: 'PUT' })).status).toBe(200);
  return endpoint;
}

async function answers(endpoint: string): Promise<boolean> {
  return fetch(endpoint).then(
    () => true,
    () => false,
  );
}
