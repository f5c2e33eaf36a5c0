import { type ExecutorContext, logger } from '@nx/devkit';
import { historyOf, historyRows } from '@org/delivery';
import { openEnvironment, readEnvironment } from '../../promotion/open-environment';
import { table } from '../../text/table';
import { reportErrors, writeJson } from '../report';
import type { HistoryExecutorOptions } from './schema';

/** Tells what happened in the environment of the configuration. */
export default async function historyExecutor(
  { limit = 20, json }: HistoryExecutorOptions,
  context: ExecutorContext,
): Promise<{ success: boolean }> {
  return reportErrors(async () => {
    const { environment, log } = await openEnvironment(context);
    const { records } = await readEnvironment(log);
    const entries = historyOf(records);
    const shown = entries.slice(0, limit);
    logger.info(
      shown.length === 0 ? 'Nothing happened yet.' : table(historyRows(shown)).join('\n'),
    );
    await writeJson(json, context.root, { environment, entries });
    return { success: true };
  });
}
