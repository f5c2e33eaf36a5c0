import { spawn } from 'node:child_process';
import { symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cleanEnvironment } from '../history/write-repository.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const repository = join(here, '../../..');
const TIMEOUT_MS = 120_000;

/** The version of Nx that is asked. */
export const NX_VERSION = createRequire(import.meta.url)('nx/package.json').version;

/**
 * What `nx release version` would give the services of a workspace: Nx's own decision,
 * with its own version actions, in a process of its own (it keeps the workspace it is
 * in as module state).
 *
 * @param {string} root
 * @param {string | null} preid
 * @returns {Promise<Record<string, string | null>>} the next version by service, `null` for no release
 */
export async function askNx(root, preid) {
  symlinkSync(join(repository, 'node_modules'), join(root, 'node_modules'), 'dir');
  const child = spawn(process.execPath, [join(here, 'nx-answer.cjs'), preid ?? ''], {
    cwd: root,
    env: {
      ...cleanEnvironment(),
      NX_DAEMON: 'false',
      NX_ISOLATE_PLUGINS: 'false',
      NX_CACHE_PROJECT_GRAPH: 'false',
      NX_NO_CLOUD: 'true',
      NO_COLOR: '1',
      CI: 'true',
    },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    timeout: TIMEOUT_MS,
  });
  const printed = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => printed.push(text));
  }
  const answer = await new Promise((resolve, reject) => {
    let sent;
    child.once('message', (message) => (sent = message));
    child.once('error', reject);
    child.once('close', () => resolve(sent));
  });
  if (answer?.versions) return answer.versions;
  throw new Error(`nx release failed in ${root}:\n${answer?.error ?? printed.join('')}`);
}
