import { type ExecutorContext, logger } from '@nx/devkit';
import { statusOfApplication } from '../../promotion/status-of-application';
import { reportErrors, writeJson } from '../report';
import type { StatusExecutorOptions } from './schema';

/** Says what runs in the environment of the configuration, or in all of them. */
export default async function statusExecutor(
  { json, ...options }: StatusExecutorOptions,
  context: ExecutorContext,
): Promise<{ success: boolean }> {
  return reportErrors(async () => {
    const lines: string[] = [];
    const status = await statusOfApplication(options, context, (line) => lines.push(line));
    logger.info(lines.join('\n'));
    await writeJson(json, context.root, status);
    return { success: true };
  });
}
