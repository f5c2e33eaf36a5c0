/**
 * The process that talks to AWS for one call of this package. It is started with exactly the
 * variables of the caller, so neither an SDK nor the CDK can find credentials or an endpoint of
 * anybody else, and it ends when the one who started it does.
 */
import { awsCloud } from './aws-cloud';
import type { DeployStackEvent, DeployStackInput } from './cloud';
import { loadToolkit } from './deploy-stack';
import { endSilentRequests } from './end-silent-requests';
import type { Reply, Request } from './worker-protocol';

/** As long as the AWS CLI waits. */
endSilentRequests(60_000);

const cloud = awsCloud();

function reply(message: Reply): void {
  process.send?.(message);
}

process.on('disconnect', () => process.exit(0));
process.on('message', (message: Request | 'prepare') => {
  if (message === 'prepare') void loadToolkit().catch(() => undefined);
  else void answer(message);
});

async function answer({ id, operation, args }: Request): Promise<void> {
  try {
    const onEvent = (event: DeployStackEvent): void => reply({ id, kind: 'event', event });
    const result =
      operation === 'deployStack'
        ? await cloud.deployStack(args[0] as DeployStackInput, onEvent)
        : await (cloud[operation] as (...of: unknown[]) => Promise<unknown>)(...args);
    reply({ id, kind: 'result', result: result ?? null });
  } catch (error) {
    const { name, message } = error instanceof Error ? error : new Error(String(error));
    reply({ id, kind: 'error', name, message });
  }
}
