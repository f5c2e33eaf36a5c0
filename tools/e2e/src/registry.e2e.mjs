import { once } from 'node:events';
import { createServer } from 'node:net';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { packPackages, publishPackages, startRegistry } from '@org/registry';
import { consumerEnv, run } from '@org/registry/consumer';
import { asConsumer, e2eRun } from '../support/e2e-run.mjs';

describe('the registry on loopback', () => {
  it('serves a consumer these bytes, whatever an earlier registry on the same port served', async () => {
    const port = await freePort();
    const cache = join(e2eRun().folder, 'stale', 'npm-cache');
    for (const text of ['earlier', 'these']) {
      const folder = join(e2eRun().folder, 'stale', text);
      const registry = await startRegistry({ storage: join(folder, 'registry'), port });
      try {
        await publishPackages(registry, await packPackages(await repository(folder, text)));
        const consumer = join(folder, 'consumer');
        await mkdir(consumer);
        await writeFile(join(consumer, 'package.json'), '{}');
        const extra = { npm_config_cache: cache, npm_config_prefer_offline: 'true' };
        await run('npm', ['install', '@org/text'], {
          ...asConsumer({ registry, extra }),
          cwd: consumer,
        });
        const installed = await readFile(join(consumer, 'node_modules/@org/text/text.txt'), 'utf8');
        expect(installed).toBe(text);
      } finally {
        await registry.stop();
      }
    }
  });

  it('has nothing but the scope, and nothing outside of its path', async () => {
    const { url } = e2eRun().registry;
    expect((await fetch(new URL('@org%2fcicd', url))).status).toBe(200);
    expect((await fetch(new URL('lodash', url))).ok).toBe(false);
    expect((await fetch(new URL('/@org%2fcicd', url))).status).toBe(404);
  });

  it('refuses other bytes for a version it has', async () => {
    const folder = join(e2eRun().folder, 'immutable');
    const registry = await startRegistry({ storage: join(folder, 'registry') });
    try {
      await publishPackages(registry, await packPackages(await repository(folder, 'one')));
      const other = await packPackages(await repository(folder, 'two'));
      await expect(publishPackages(registry, other)).rejects.toThrow(/ended with exit code 1/);
    } finally {
      await registry.stop();
    }
  });

  it('is gone after stop', async () => {
    const registry = await startRegistry({ storage: join(e2eRun().folder, 'gone') });
    expect((await fetch(new URL('-/ping', registry.url))).ok).toBe(true);
    await registry.stop();
    await registry.stop();
    await expect(fetch(new URL('-/ping', registry.url))).rejects.toThrow();
  });
});

describe('the environment of a consumer', () => {
  it('has nothing of a running npm, Nx or git hook, and keeps proxies and registry', () => {
    const env = consumerEnv({
      registry: { env: { npm_config_globalconfig: '/tmp/npmrc' } },
      parent: {
        PATH: ['/parent/node_modules/.bin', '/usr/bin', '/npm/node-gyp-bin'].join(':'),
        HOME: '/home/dana',
        HTTPS_PROXY: 'http://proxy:3128',
        npm_config_registry: 'https://mirror.example/',
        npm_config_user_agent: 'npm/11',
        npm_lifecycle_event: 'demo',
        npm_package_name: '@org/source',
        INIT_CWD: '/parent',
        NX_BASE: 'abc',
        NX_WORKSPACE_ROOT: '/parent',
        GIT_DIR: '/parent/.git',
        GIT_INDEX_FILE: '/parent/.git/index',
        CI: 'true',
        HUSKY: '0',
        JEST_WORKER_ID: '1',
        NODE_ENV: 'test',
        NODE_OPTIONS: '--experimental-vm-modules',
        CLAUDECODE: '1',
      },
    });
    const { PATH, HOME, HTTPS_PROXY, ...rest } = env;
    expect({ PATH, HOME, HTTPS_PROXY }).toEqual({
      PATH: '/usr/bin',
      HOME: '/home/dana',
      HTTPS_PROXY: 'http://proxy:3128',
    });
    expect(Object.keys(rest).sort()).toEqual([
      'GIT_AUTHOR_EMAIL',
      'GIT_AUTHOR_NAME',
      'GIT_COMMITTER_EMAIL',
      'GIT_COMMITTER_NAME',
      'GIT_CONFIG_GLOBAL',
      'GIT_CONFIG_NOSYSTEM',
      'GIT_TERMINAL_PROMPT',
      'NO_COLOR',
      'NX_CACHE_DIRECTORY',
      'NX_CLOUD_API',
      'NX_DAEMON',
      'NX_NO_CLOUD',
      'npm_config_globalconfig',
      'npm_config_registry',
    ]);
  });
});

/**
 * A repository with one public package.
 *
 * @param {string} folder
 * @param {string} text What the package holds.
 */
async function repository(folder, text) {
  const root = join(folder, text);
  const at = join(root, 'packages', 'text');
  await mkdir(at, { recursive: true });
  await writeFile(
    join(at, 'package.json'),
    JSON.stringify({ name: '@org/text', version: '0.1.0' }),
  );
  await writeFile(join(at, 'text.txt'), text);
  return { root, into: join(root, 'packed') };
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  server.close();
  await once(server, 'close');
  return port;
}
