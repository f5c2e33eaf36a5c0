import { setTimeout as sleep } from 'node:timers/promises';
import { checkNumber } from '../apps/check-apps';
import { synthesize } from '../apps/synthesize';
import type { Cloud, FunctionLogs } from '../cloud/cloud';
import { openCloud } from '../cloud/open-cloud';
import { defaultInterval } from '../deploy/deploy';
import type { CloudOptions, ServiceApp, WantedStack } from '../types';
import { mergeByTime, openWindow, type LogLine, type LogWindow } from './log-window';

export interface LogsOptions extends CloudOptions {
  /** Go on until the signal fires. Default: end with what is there. */
  follow?: boolean;
  /** Default: ten minutes ago, with `follow` now. */
  since?: Date;
  /** Milliseconds between two looks. Default: 2000 at AWS, 200 at an endpoint of one's own. */
  interval?: number;
}

const TEN_MINUTES = 600_000;

interface Source extends FunctionLogs {
  service: string;
  stack: WantedStack;
  window: LogWindow;
}

/**
 * What the functions of services log, merged by time. With `follow` the order holds for what is
 * read at once: a line that arrives late is told late.
 *
 * When the signal fires, it ends without an error.
 *
 * @throws DeliveryError those of {@link synthesize}, `access-failed`, `worker-ended`
 */
export async function* logs(
  apps: readonly ServiceApp[],
  options: LogsOptions,
): AsyncGenerator<LogLine, void, void> {
  const { env, follow = false, signal } = options;
  const interval = options.interval ?? defaultInterval(options);
  checkNumber('interval', interval, 1);
  const since = options.since?.getTime() ?? Date.now() - (follow ? 0 : TEN_MINUTES);
  checkNumber('since', since, 0);
  if (signal?.aborted) return;
  const { cloud, close } = openCloud(env, signal);
  try {
    const sources = await findSources(cloud, apps, options, since);
    do {
      const groups = await Promise.all(sources.map((source) => readAll(cloud, source)));
      yield* mergeByTime(groups);
      if (follow) await sleep(interval, undefined, signal && { signal });
    } while (follow);
  } catch (error) {
    if (!signal?.aborted) throw error;
  } finally {
    close();
  }
}

async function findSources(
  cloud: Cloud,
  apps: readonly ServiceApp[],
  options: LogsOptions,
  since: number,
): Promise<Source[]> {
  const assemblies = await synthesize(apps, options);
  const found = await Promise.all(
    assemblies.flatMap(({ service, stacks }) =>
      stacks.map(async (stack) => {
        if ((await cloud.readStack(stack, { template: false })) === null) return [];
        const functions = await cloud.functionLogs(stack);
        return functions.map((logged) => ({
          ...logged,
          service,
          stack,
          window: openWindow(since),
        }));
      }),
    ),
  );
  return found.flat();
}

async function readAll(cloud: Cloud, source: Source): Promise<LogLine[]> {
  const lines: LogLine[] = [];
  const { service, stack, window, logGroup } = source;
  const from = window.since();
  let next: string | null = null;
  do {
    const page = await cloud.logEvents(stack, logGroup, from, next);
    for (const { time, message } of window.take(page.events)) {
      lines.push({ service, function: source.function, time, message });
    }
    next = page.next;
  } while (next !== null);
  return lines;
}
