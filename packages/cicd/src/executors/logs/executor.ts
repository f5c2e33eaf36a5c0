import { type ExecutorContext, logger } from '@nx/devkit';
import { logs } from '@org/delivery';
import { readSince } from '../../infrastructure/read-since';
import { logLineRenderer } from '../../infrastructure/render-log-line';
import { untilInterrupted } from '../../process/until-interrupted';
import { openTarget } from '../../infrastructure/open-target';
import { openJsonLines } from './json-lines';
import { reportErrors } from '../report';
import type { LogsExecutorOptions } from './schema';

/** Shows what functions log. */
export default async function logsExecutor(
  { follow = false, since, json }: LogsExecutorOptions,
  context: ExecutorContext,
): Promise<{ success: boolean }> {
  return reportErrors(async () => {
    const from = since === undefined ? undefined : readSince(since, Date.now());
    const { apps, env, environment } = await openTarget(context);
    const render = logLineRenderer(apps.map(({ service }) => service));
    const options = { environment, env, follow, validate: false, ...(from && { since: from }) };
    const file = await openJsonLines(json, context.root);
    const count = await untilInterrupted(async (signal) => {
      let lines = 0;
      for await (const line of logs(apps, { ...options, signal })) {
        logger.info(render(line));
        await file.write({ ...line, time: new Date(line.time).toISOString() });
        lines += 1;
      }
      return lines;
    }).finally(() => file.close());
    if (count === 0 && !follow) logger.info('Nothing was logged. Look further back: --since=2h');
    return { success: true };
  });
}
