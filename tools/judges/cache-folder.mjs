import { homedir } from 'node:os';
import { isAbsolute, join, resolve } from 'node:path';

/**
 * Where the tools are kept: the folder that `JUDGES_CACHE` names, or one in the cache folder of the user.
 *
 * @param {NodeJS.ProcessEnv} variables
 * @returns {string} Absolute.
 */
export function cacheFolder(variables) {
  if (variables.JUDGES_CACHE) return resolve(variables.JUDGES_CACHE);
  const xdg = variables.XDG_CACHE_HOME ?? '';
  if (isAbsolute(xdg)) return join(xdg, 'org-judges');
  const home = variables.HOME || homedir();
  return process.platform === 'darwin'
    ? join(home, 'Library', 'Caches', 'org-judges')
    : join(home, '.cache', 'org-judges');
}
