import { type ExecutorContext, logger } from '@nx/devkit';
import { openWorkspaceCloud } from '../../local-cloud/open-workspace-cloud';
import { projectOf } from '../project-of';
import { reportErrors, writeJson } from '../report';
import { runAction } from './run-action';
import type { LocalCloudExecutorOptions } from './schema';

/** Starts, stops, empties or describes the AWS of this machine. */
export default async function localCloudExecutor(
  options: LocalCloudExecutorOptions,
  context: ExecutorContext,
): Promise<{ success: boolean }> {
  return reportErrors(async () => {
    const { action = 'start', engine, port } = options;
    const { root } = projectOf(context);
    const cloud = openWorkspaceCloud({
      workspaceRoot: context.root,
      applicationRoot: root,
      engine,
      port,
    });
    const { text, status } = await runAction(cloud, options, {
      onProgress: ({ message }) => logger.info(message),
    });
    logger.info(text);
    await writeJson(options.json, context.root, { action, ...status });
    return { success: true };
  });
}
