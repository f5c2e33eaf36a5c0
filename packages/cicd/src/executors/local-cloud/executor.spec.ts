import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ExecutorContext, logger } from '@nx/devkit';
import { type TempFolder, tempFolder } from '../../testing/temp-folder';
import localCloudExecutor from './executor';
import type { LocalCloudExecutorOptions } from './schema';

const MINUTES = 60_000;

describe('nx run <application>:local-cloud, on MiniStack', () => {
  let workspace: TempFolder;
  let said: string[];

  const run = async (
    options: LocalCloudExecutorOptions,
  ): Promise<{ success: boolean; result: Record<string, unknown> }> => {
    said.length = 0;
    const { success } = await localCloudExecutor(
      { engine: 'ministack', port: 0, json: 'result.json', ...options },
      {
        root: workspace.path,
        projectName: 'super-deals',
        projectsConfigurations: {
          version: 2,
          projects: { 'super-deals': { root: 'apps/super-deals' } },
        },
      } as unknown as ExecutorContext,
    );
    return {
      success,
      result: JSON.parse(readFileSync(join(workspace.path, 'result.json'), 'utf8')),
    };
  };

  beforeAll(() => {
    workspace = tempFolder();
    said = [];
    for (const level of ['info', 'error'] as const) {
      jest.spyOn(logger, level).mockImplementation((text: string) => void said.push(text));
    }
  });

  afterAll(async () => {
    await run({ action: 'stop' });
    workspace.remove();
    jest.restoreAllMocks();
  }, MINUTES);

  it(
    'starts it once, finds it again, empties it and stops it',
    async () => {
      expect(await run({ action: 'setup' })).toMatchObject({
        success: true,
        result: { action: 'setup', state: 'stopped', engine: 'ministack' },
      });
      const started = await run({});
      expect(started).toMatchObject({
        success: true,
        result: { action: 'start', state: 'running', engine: 'ministack', owned: true },
      });
      const endpoint = String(started.result['endpoint']);
      expect((await fetch(`${endpoint}/_ministack/health`)).status).toBe(200);
      expect(said.at(-1)).toContain(`runs at ${endpoint}: ministack `);

      expect((await run({ action: 'start' })).result['endpoint']).toBe(endpoint);
      expect(said.at(-1)).toContain('It ran already.');

      await fetch(`${endpoint}/a-bucket`, { method: 'PUT' });
      expect((await fetch(`${endpoint}/a-bucket`)).status).toBe(200);
      expect(await run({ action: 'reset' })).toMatchObject({ result: { state: 'running' } });
      expect((await fetch(`${endpoint}/a-bucket`)).status).toBe(404);

      expect(await run({ action: 'logs', lines: 3 })).toMatchObject({ success: true });
      expect(said.at(-1)?.split('\n').length).toBeLessThanOrEqual(3);

      expect(await run({ action: 'stop' })).toMatchObject({ result: { state: 'stopped' } });
      await expect(fetch(endpoint)).rejects.toThrow();
      expect(await run({ action: 'status' })).toMatchObject({ result: { state: 'stopped' } });
      expect(said.at(-1)).toBe('The local cloud is stopped.');
    },
    5 * MINUTES,
  );

  it('says what to do when there is nothing to empty', async () => {
    const { success } = await run({ action: 'reset' });
    expect(success).toBe(false);
    expect(said.at(-1)).toContain('start');
  });
});
