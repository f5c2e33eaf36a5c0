import { type ExecutorContext, logger } from '@nx/devkit';
import { approveApplication } from '../../promotion/approve-application';
import { reportErrors, writeJson } from '../report';
import type { ApproveExecutorOptions } from './schema';

/** Approves of something sealed going into the environment of the configuration. */
export default async function approveExecutor(
  { json, ...options }: ApproveExecutorOptions,
  context: ExecutorContext,
): Promise<{ success: boolean }> {
  return reportErrors(async () => {
    const approved = await approveApplication(options, context);
    const { by, outcome, fingerprint, environment } = approved;
    logger.info(`${by} ${outcome} ${fingerprint} for ${environment}.`);
    await writeJson(json, context.root, approved);
    return { success: true };
  });
}
