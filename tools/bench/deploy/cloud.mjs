import { join } from 'node:path';
import { openLocalCloud } from '@org/local-cloud';
import { coldNx } from '../support/nx.mjs';

const PLACE = 'aws://000000000000/us-east-1';

/** What keeps the CDK's CLI from asking anybody but the cloud. */
const QUIET = { CDK_DISABLE_CLI_TELEMETRY: 'true', CDK_DISABLE_VERSION_CHECK: '1' };

/** Not of the caller: what leads to an AWS. Not cold: Nx keeps its graph between its runs. */
const LEFT_OUT = /^(AWS_|CDK_|NX_CACHE_PROJECT_GRAPH$)/i;

/** The caller's variables as far as they count, and Nx without its daemon, as in CI. */
export const plainVariables = Object.fromEntries(
  Object.entries(coldNx).filter(([name]) => !LEFT_OUT.test(name)),
);

/**
 * The local cloud of a workspace, which `nx run …:deploy` finds there.
 *
 * @param {{ processes: import('../measure/engine.mjs').Processes, cli: string, workspace: string, signal: AbortSignal }} input
 */
export function openCloud({ processes, cli, workspace, signal }) {
  const cloud = openLocalCloud({
    stateFolder: join(workspace, 'tmp/local-cloud'),
    engine: 'ministack',
    port: 'free',
    variables: plainVariables,
  });
  const variables = async () => ({ ...(await cloud.childVariables()), ...QUIET });
  return {
    /** Starts a new one, and prepares it for the CDK. */
    async renew() {
      await cloud.stop();
      await cloud.start({ signal });
      await processes.run(process.execPath, [cli, 'bootstrap', PLACE, '--no-notices'], {
        cwd: workspace,
        env: await variables(),
      });
    },
    /** Those of a process that shall reach this cloud and no other AWS. */
    variables,
    endpoint: async () => (await variables()).AWS_ENDPOINT_URL,
    version: async () => (await cloud.status()).version,
    /** Ends it, if it runs. */
    stop: () => cloud.stop(),
  };
}
