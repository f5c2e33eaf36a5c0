import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ExecutorContext } from '@nx/devkit';
import { releaseNamed, folderStores, storeSealed } from '../../promotion/testing/sealed-stores';
import { type TempFolder, tempFolder } from '../../testing/temp-folder';
import { applicationContext, listenToLogger } from '../testing/executor-workspace';
import rejectExecutor from './executor';
import type { RejectExecutorOptions } from './schema';

describe('nx run <project>:reject', () => {
  let workspace: TempFolder;
  let said: ReturnType<typeof listenToLogger>;

  beforeEach(async () => {
    said = listenToLogger();
    workspace = tempFolder();
    workspace.write({
      'apps/deals-ms/service.json': { name: 'deals-ms', application: 'super-deals' },
      'tmp/delivery/work/.keep': '',
    });
    await storeSealed(await folderStores(workspace.path), {
      version: '3.1.0',
      sourceCommit: 'c'.repeat(40),
      services: { 'deals-ms': releaseNamed('deals-ms', '1.3.0') },
    });
  });

  afterEach(() => {
    jest.restoreAllMocks();
    workspace.remove();
  });

  async function run(project: string, options: RejectExecutorOptions): Promise<unknown> {
    const context: ExecutorContext = {
      ...applicationContext(workspace.path),
      projectName: project,
      configurationName: 'staging',
    };
    const json = 'tmp/rejected.json';
    const { success } = await rejectExecutor({ json, ...options }, context);
    if (!success) return said.error.at(-1);
    return JSON.parse(readFileSync(join(workspace.path, json), 'utf8'));
  }

  it('is asked of a service by its version, and of the application with the service before it', async () => {
    const why = 'it loses deals';
    const expected = { environment: 'staging', service: 'deals-ms', release: '1.3.0', why };
    expect(await run('deals-ms', { release: '1.3.0', why })).toMatchObject({
      ...expected,
      outcome: 'rejected',
    });
    expect(said.info.at(-1)).toMatch(/rejected deals-ms@1\.3\.0 for staging: it loses deals$/);
    expect(await run('super-deals', { release: 'deals-ms@v1.3.0', why: 'x' })).toMatchObject({
      ...expected,
      outcome: 'unchanged',
    });
    expect(said.info.at(-1)).toMatch(/is rejected for staging already, by .*: it loses deals$/);
    expect(await run('deals-ms', { release: 'deals-ms@1.3.0', lift: true })).toMatchObject({
      release: '1.3.0',
      outcome: 'lifted',
    });
    expect(said.info.at(-1)).toMatch(/^deals-ms@1\.3\.0 may go into staging again/);
  });

  it.each<[string, string, RegExp]>([
    ['super-deals', '1.3.0', /--release=1\.3\.0 names no release: give <service>@<version>/],
    ['super-deals', 'deals-ms@1.3.0,deals-ms@1.2.0', /Name one release/],
    ['super-deals', '', /Name one release/],
    ['super-deals', 'cart-ms@1.3.0', /no service "cart-ms" here; there are deals-ms/],
    ['deals-ms', 'users-ms@1.3.0', /no service "users-ms" here; there are deals-ms/],
    ['deals-ms', '../../x', /There is no release "..\/..\/x" of deals-ms/],
  ])('of %s, %j is refused', async (project, release, message) => {
    expect(await run(project, { release, why: 'x' })).toMatch(message);
  });
});
