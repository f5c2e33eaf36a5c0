import type { ExecutorContext } from '@nx/devkit';
import { isOwnEndpoint, openDeliverer, type PromoteInput, tellAction } from '@org/delivery';
import { LOCAL } from '../model/environments';
import { untilInterrupted } from '../process/until-interrupted';
import { contractMigrations } from './contract-migrations';
import { type OpenEnvironment, targetVariables } from './open-environment';
import { rolloutPlans } from './rollout-plans';

/** What commands that change an environment have in common. */
export interface ChangeCommand {
  concurrency?: number | undefined;
  /** Seconds to wait for somebody else who changes the environment. Default 0. */
  wait?: number | undefined;
}

/** What `promote` and `rollBack` of the engine have in common. */
export type ChangeInput = Pick<
  PromoteInput,
  'by' | 'lock' | 'deliver' | 'afterwards' | 'concurrency' | 'onProgress'
>;

/** What holds of MiniStack and LocalStack. */
const NOT_HONOURED =
  'A local cloud keeps the weights of aliases and does not honour them: without something in front that does, all requests stay at the version before until the last step.';

/**
 * Changes an environment, whose local cloud is started when it has one. Ctrl+C ends it at once, with the environment free for the
 * next one.
 *
 * @param say takes lines for people
 * @throws LocalCloudError; what the work throws; Error when it was interrupted
 */
export async function withDeliverer<Result>(
  opened: OpenEnvironment,
  context: ExecutorContext,
  { concurrency, wait }: ChangeCommand,
  say: (line: string) => void,
  work: (input: ChangeInput) => Promise<Result>,
): Promise<Result> {
  const { application, environment, by, holder } = opened;
  const { stores, trusted, settings } = opened.delivery;
  const { retentionDays } = settings;
  const rolloutOf = rolloutPlans(opened);
  const env = await targetVariables(context, environment);
  const bootstrap = environment === LOCAL || isOwnEndpoint(env);
  if (rolloutOf !== undefined && isOwnEndpoint(env)) say(NOT_HONOURED);
  return untilInterrupted(async (signal) => {
    const deliverer = openDeliverer({
      ...{ application, environment, env, stores, trusted, bootstrap, rolloutOf, retentionDays },
      onMigration: (service, line) => say(`${service}: ${line}`),
      onAction: (service, action, state) => {
        const line = tellAction(action, state);
        if (line !== null) say(`${service}: ${line}`);
      },
    });
    try {
      return await work({
        by,
        lock: {
          holder,
          signal,
          ...(wait !== undefined && { wait: wait * 1000 }),
          onWaiting: (held) => say(`waiting for ${held.by} (${held.holder}), since ${held.since}`),
        },
        deliver: deliverer.deliver,
        afterwards: contractMigrations({ environment, by, contract: deliverer.contract }, say),
        ...(concurrency !== undefined && { concurrency }),
        onProgress: ({ service, message }) => say(`${service}: ${message}`),
      });
    } catch (error) {
      if (!signal.aborted) throw error;
      throw new Error(
        `It was interrupted. What CloudFormation has begun goes on. The same command goes on where it stopped; nx run ${application}:status -c ${environment} says where that is.`,
        { cause: error },
      );
    } finally {
      deliverer.close();
    }
  });
}
