import { type ExecutorContext, logger } from '@nx/devkit';
import { drillApplication } from '../../promotion/drill-application';
import { reportErrors, writeJson } from '../report';
import type { DrillExecutorOptions } from './schema';

/** Makes an emergency on purpose, sees it, recovers, and puts on record how long that took. */
export default async function drillExecutor(
  { json, ...options }: DrillExecutorOptions,
  context: ExecutorContext,
): Promise<{ success: boolean }> {
  return reportErrors(async () => {
    const report = await drillApplication(options, context, (line) => logger.info(line));
    await writeJson(json, context.root, report);
    return { success: report.outcome !== 'failed' };
  });
}
