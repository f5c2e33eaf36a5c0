import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import type { Variables } from './types';

/** Where virtual environments are kept unless told otherwise: in the cache folder of the user. */
export function defaultCacheFolder(variables: Variables): string {
  const xdg = variables['XDG_CACHE_HOME'] ?? '';
  const home = variables['HOME'] ?? homedir();
  if (isAbsolute(xdg)) return join(xdg, 'org-local-cloud');
  return process.platform === 'darwin'
    ? join(home, 'Library', 'Caches', 'org-local-cloud')
    : join(home, '.cache', 'org-local-cloud');
}
