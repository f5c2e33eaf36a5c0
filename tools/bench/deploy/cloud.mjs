import { join } from 'node:path';
import { openLocalCloud } from '@org/local-cloud';
import { QUIET } from '../example/cdk.mjs';
import { plainVariables } from '../example/nx.mjs';

const PLACE = 'aws://000000000000/us-east-1';

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
