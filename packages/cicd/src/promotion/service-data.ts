import type { ExecutorContext } from '@nx/devkit';
import {
  type HeldLock,
  type Log,
  type RunningOptions,
  type Variables,
  withLock,
} from '@org/delivery';
import { untilInterrupted } from '../process/until-interrupted';
import { openEnvironment, type OpenEnvironment, targetVariables } from './open-environment';

/** The data of one service in the environment of a command's configuration. */
export interface ServiceData {
  opened: OpenEnvironment;
  service: string;
  log: Log;
  /** What the engine takes. */
  options(env: Variables): RunningOptions;
}

/**
 * Opens the environment of a command that is about the data of one service.
 *
 * @param say takes lines for people
 * @throws Error for an application; as `openEnvironment`
 */
export async function openServiceData(
  context: ExecutorContext,
  say: (line: string) => void,
): Promise<ServiceData> {
  const { projectName: service = '' } = context;
  const opened = await openEnvironment(context);
  const { application, environment, services, delivery, log } = opened;
  if (service === application || !services.includes(service))
    throw new Error(
      `${service} is an application; data is of one of its services: ${services.join(', ')}.`,
    );
  const { stores, trusted, settings } = delivery;
  const { retentionDays } = settings;
  const onMigration = (_: string, line: string): void => say(line);
  return {
    opened,
    service,
    log,
    options: (env) => ({
      ...{ application, environment, service, env, stores, trusted, retentionDays, onMigration },
    }),
  };
}

/**
 * Does something with the data of a service, under the lock of its environment, whose local cloud is started when it has one.
 *
 * @param wait seconds to wait for somebody else who changes the environment
 * @throws LocalCloudError; DeliveryError `lock-held`; what the work throws; Error when it was interrupted
 */
export async function withServiceData<Result>(
  { opened, log, options, service }: ServiceData,
  context: ExecutorContext,
  { wait = 0, say }: { wait?: number | undefined; say: (line: string) => void },
  work: (lock: HeldLock, options: RunningOptions) => Promise<Result>,
): Promise<Result> {
  const { environment, by, holder } = opened;
  const env = await targetVariables(context, environment);
  return untilInterrupted(async (signal) => {
    const onWaiting = (held: { by: string; holder: string; since: string }): void =>
      say(`waiting for ${held.by} (${held.holder}), since ${held.since}`);
    try {
      const lock = { holder, by, signal, wait: wait * 1000, onWaiting };
      return await withLock(log, lock, (held) => work(held, options(env)));
    } catch (error) {
      if (!signal.aborted) throw error;
      throw new Error(
        `It was interrupted. The same command goes on where it stopped: nx run ${service}:${context.targetName ?? 'migrate'} -c ${environment}`,
        { cause: error },
      );
    }
  });
}
