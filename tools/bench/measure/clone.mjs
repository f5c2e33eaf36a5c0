import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { git } from '../support/git.mjs';

/**
 * Does something in a fresh clone with a remote of its own, which are removed afterwards:
 * whatever it releases, the next one starts from the same state.
 *
 * @template Result
 * @param {ReturnType<typeof import('../support/processes.mjs').openProcesses>} processes
 * @param {string} home
 * @param {string} origin
 * @param {(clone: string) => Promise<Result>} work
 * @returns {Promise<Result>}
 */
export async function inFreshClone(processes, home, origin, work) {
  const folder = await mkdtemp(join(home, 'clone-'));
  const remote = join(folder, 'remote.git');
  const clone = join(folder, 'clone');
  try {
    await git(processes, folder, 'clone', '--quiet', '--bare', origin, remote);
    await git(processes, folder, 'clone', '--quiet', '--branch=main', remote, clone);
    return await work(clone);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
