import type { ExecutorContext } from '@nx/devkit';
import { isOwnEndpoint, openDeliverer, type PromoteInput } from '@org/delivery';
import { LOCAL } from '../model/environments';
import { untilInterrupted } from '../process/until-interrupted';
import { type OpenEnvironment, targetVariables } from './open-environment';

/** What commands that change an environment have in common. */
export interface ChangeCommand {
  concurrency?: number | undefined;
  /** Seconds to wait for somebody else who changes the environment. Default 0. */
  wait?: number | undefined;
}

/** What `promote` and `rollBack` of the engine have in common. */
export type ChangeInput = Pick<
  PromoteInput,
  'by' | 'lock' | 'deliver' | 'concurrency' | 'onProgress'
>;

/**
 * Changes an environment, whose local cloud is started when it has one. Ctrl+C ends it at once, with the environment free for the
 * next one.
 *
 * @param say takes lines for people
 * @throws LocalCloudError; what the work throws; Error when it was interrupted
 */
export async function withDeliverer<Result>(
  { application, environment, delivery, by, holder }: OpenEnvironment,
  context: ExecutorContext,
  { concurrency, wait }: ChangeCommand,
  say: (line: string) => void,
  work: (input: ChangeInput) => Promise<Result>,
): Promise<Result> {
  const { stores, trusted } = delivery;
  const env = await targetVariables(context, environment);
  const bootstrap = environment === LOCAL || isOwnEndpoint(env);
  return untilInterrupted(async (signal) => {
    const deliverer = openDeliverer({ environment, env, stores, trusted, bootstrap });
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
