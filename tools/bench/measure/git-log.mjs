import { plainGit } from '../support/git.mjs';

/**
 * One plain `git log --name-only` of all that HEAD leads to, thrown away: what the engine is held against.
 * @returns {Promise<number>} seconds
 */
export async function readLog(processes, clone) {
  const options = { cwd: clone, env: plainGit(), discard: true };
  return (await processes.run('git', ['log', '--name-only', 'HEAD'], options)).seconds;
}
