import { join } from 'node:path';
import { coldNx, nx } from '../support/nx.mjs';

/** Not of the caller: what leads to an AWS. Not cold: Nx keeps its graph between its runs. */
const LEFT_OUT = /^(AWS_|CDK_|NX_CACHE_PROJECT_GRAPH$)/i;

/** The caller's variables as far as they count, and Nx without its daemon, as in CI. */
export const plainVariables = Object.fromEntries(
  Object.entries(coldNx).filter(([name]) => !LEFT_OUT.test(name)),
);

/**
 * How Nx is started in a workspace, which has a cache of its own: else Nx keeps what it has built in the user's folder, for all
 * copies of a repository.
 *
 * @param {string} workspace
 * @param {readonly string[]} args
 * @param {Record<string, string>} [variables]
 * @returns {[command: string, args: string[], options: { cwd: string, env: Record<string, string> }]}
 */
export function nxCommand(workspace, args, variables = plainVariables) {
  const env = {
    ...variables,
    NX_CACHE_DIRECTORY: join(workspace, '.nx/cache'),
    NX_WORKSPACE_DATA_DIRECTORY: join(workspace, '.nx/workspace-data'),
  };
  return [process.execPath, [nx, ...args], { cwd: workspace, env }];
}
