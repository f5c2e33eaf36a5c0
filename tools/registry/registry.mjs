import { fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { consumerEnv, run } from './consumer/index.mjs';

const SERVER = fileURLToPath(new URL('./server.mjs', import.meta.url));
const START_TIMEOUT_MS = 30_000;

/**
 * @typedef {object} Registry
 * @property {string} url Ends with a slash, e.g. http://127.0.0.1:40123/7f3c91d20be64a58/
 * @property {Readonly<Record<string, string>>} env What a consumer adds to its
 *   environment: `@org` comes from here, everything else from where it always does.
 *   It names a file, since a shell between (npx, create-nx-workspace) drops a variable
 *   like `npm_config_@org:registry`, whose name is no identifier.
 * @property {() => Promise<void>} stop Ends the server; a second call does nothing.
 */

/**
 * Serves the `@org` scope on loopback: no uplinks, no other scope, anyone may publish.
 *
 * The URL holds a random path. npm keys its HTTP cache by URL, so on a port that an
 * earlier registry had, a consumer with `prefer-offline` gets the earlier bytes of the
 * same version (tools/e2e/src/registry.e2e.mjs shows it). A URL that no registry had
 * before is in no cache: the user's npm cache stays in use for everything else, and
 * the packages keep the version a real release has. Within one registry a version is
 * immutable.
 *
 * @param {object} options
 * @param {string} options.storage Folder for the packages; made when missing, kept afterwards.
 * @param {number} [options.port] A free one by default.
 * @returns {Promise<Registry>}
 */
export async function startRegistry({ storage, port = 0 }) {
  await mkdir(storage, { recursive: true });
  const path = `/${randomBytes(8).toString('hex')}/`;
  const child = fork(SERVER, [storage, String(port), path], {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    execArgv: [],
    env: consumerEnv(),
  });
  /** @type {string[]} */
  const log = [];
  child.stdout?.on('data', (chunk) => log.push(String(chunk)));
  child.stderr?.on('data', (chunk) => log.push(String(chunk)));
  const ended = once(child, 'exit');

  const stop = async () => {
    if (child.connected) child.disconnect();
    await ended;
  };

  const listening = once(child, 'message', { signal: AbortSignal.timeout(START_TIMEOUT_MS) });
  const first = await Promise.race([listening.catch(() => undefined), ended.then(() => undefined)]);
  if (first === undefined) {
    await stop();
    throw new Error(`The registry did not start on port ${port}:\n${log.join('')}`);
  }
  const url = `http://127.0.0.1:${first[0].port}${path}`;
  try {
    const npmrc = join(storage, 'npmrc');
    await writeFile(npmrc, `${await globalConfig(storage)}\n@org:registry=${url}\n`);
    const env = Object.freeze({ npm_config_globalconfig: npmrc });
    await expectScope({ env, url, cwd: storage });
    return Object.freeze({ url, env, stop });
  } catch (error) {
    await stop();
    throw error;
  }
}

/**
 * What npm's global configuration on this machine says (a proxy, a mirror).
 *
 * @param {string} cwd
 */
async function globalConfig(cwd) {
  const file = await npmConfig('globalconfig', { cwd, env: consumerEnv() });
  return existsSync(file) ? readFile(file, 'utf8') : '';
}

/**
 * The user's own npmrc comes before the global one.
 *
 * @param {{ env: Readonly<Record<string, string>>, url: string, cwd: string }} registry
 */
async function expectScope({ env, url, cwd }) {
  const found = await npmConfig('@org:registry', { cwd, env: consumerEnv({ registry: { env } }) });
  if (found === url) return;
  throw new Error(
    `npm takes @org from ${found}. Remove "@org:registry" from your npmrc, or name another file: npm_config_userconfig=/dev/null`,
  );
}

/**
 * @param {string} key
 * @param {{ cwd: string, env: Readonly<Record<string, string>> }} options
 */
async function npmConfig(key, options) {
  // A folder inside this repository counts as one of its workspaces, which `npm config` refuses.
  const { stdout } = await run('npm', ['config', 'get', key, '--workspaces=false'], options);
  return stdout.trim();
}
