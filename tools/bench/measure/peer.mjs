import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { plainGit } from '../support/git.mjs';
import { coldNx, nx, root } from '../support/nx.mjs';
import { inFreshClone } from './clone.mjs';
import { readLog } from './git-log.mjs';
import { measureNode } from './node-process.mjs';

/** As {@link import('./engine.mjs').Cost}, of one run.
 * @typedef {{ seconds: number, processSeconds: number, ratio: number, peakMiB: number, gitProcesses: number }} PeerCost */

/**
 * `nx release --dry-run` of the same repository, once, cold, as `init` configures it: Nx reads
 * the history, and its version actions ask the engine too.
 *
 * @param {import('./engine.mjs').Processes} processes
 * @param {string} home
 * @param {string} origin
 * @returns {Promise<PeerCost>}
 */
export function measurePeer(processes, home, origin) {
  return inFreshClone(processes, home, origin, async (clone) => {
    await symlink(join(root, 'node_modules'), join(clone, 'node_modules'), 'dir');
    const logSeconds = await readLog(processes, clone);
    const { seconds, peakMiB, gitProcesses, stdout } = await measureNode(
      processes,
      home,
      [nx, 'release', '--dry-run', '--skip-publish'],
      { cwd: clone, env: plainGit(coldNx), countGit: true },
    );
    if (!stdout.includes('The release engine plans')) {
      throw new Error(`nx release has nothing to release:\n${stdout.slice(-4000)}`);
    }
    return { seconds, processSeconds: seconds, ratio: seconds / logSeconds, peakMiB, gitProcesses };
  });
}
