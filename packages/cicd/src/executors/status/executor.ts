import { type ExecutorContext, logger } from '@nx/devkit';
import { environmentStatus, lockAfter, rejectionsAfter, statusRows } from '@org/delivery';
import { openEnvironment, readEnvironment } from '../../promotion/open-environment';
import { table } from '../../text/table';
import { reportErrors, writeJson } from '../report';
import type { StatusExecutorOptions } from './schema';

/** Says what runs in the environment of the configuration. */
export default async function statusExecutor(
  { json }: StatusExecutorOptions,
  context: ExecutorContext,
): Promise<{ success: boolean }> {
  return reportErrors(async () => {
    const { environment, log } = await openEnvironment(context);
    const { records, state } = await readEnvironment(log);
    const more = { lock: lockAfter(records), rejections: rejectionsAfter(records) };
    const status = environmentStatus(environment, state, more);
    const lines =
      status.services.length === 0 ? ['Nothing was deployed yet.'] : table(statusRows(status));
    if (status.open !== null) lines.push(`${status.open}.`);
    for (const { service, version, artifact, by, why } of status.rejections) {
      lines.push(`Rejected by ${by}: ${service} ${version ?? artifact.slice(0, 19)} (${why})`);
    }
    logger.info(lines.join('\n'));
    await writeJson(json, context.root, status);
    return { success: true };
  });
}
