import { type ExecutorContext, logger } from '@nx/devkit';
import { type Rejected, rejectProject } from '../../promotion/reject-release';
import { reportErrors, writeJson } from '../report';
import type { RejectExecutorOptions } from './schema';

/** Keeps a release of a service out of the environment of the configuration, or lets it in again. */
export default async function rejectExecutor(
  { json, ...options }: RejectExecutorOptions,
  context: ExecutorContext,
): Promise<{ success: boolean }> {
  return reportErrors(async () => {
    const rejected = await rejectProject(options, context);
    logger.info(tell(rejected));
    await writeJson(json, context.root, rejected);
    return { success: true };
  });
}

function tell({ service, release, environment, by, why, outcome }: Rejected): string {
  const what = `${service}@${release}`;
  switch (outcome) {
    case 'rejected':
      return `${by} rejected ${what} for ${environment}: ${why}`;
    case 'lifted':
      return `${what} may go into ${environment} again: ${why}`;
    case 'unchanged':
      return `${what} is rejected for ${environment} already, by ${by}: ${why}`;
  }
}
