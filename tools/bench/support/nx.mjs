import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The top of this repository. */
export const root = fileURLToPath(new URL('../../..', import.meta.url));

/** The program of Nx, to be run by Node. */
export const nx = join(root, 'node_modules/nx/dist/bin/nx.js');

/** An environment in which Nx starts cold: no daemon, no stored graph, nothing of the caller's Nx. */
export const coldNx = {
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('NX_'))),
  NX_DAEMON: 'false',
  NX_CACHE_PROJECT_GRAPH: 'false',
  NX_NO_CLOUD: 'true',
  CI: 'true',
};
