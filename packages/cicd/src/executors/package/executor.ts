import { type ExecutorContext, logger } from '@nx/devkit';
import { packageServices } from '../../delivery/package-services';
import { packagedReport, renderPackaged } from '../../delivery/render-packaged';
import { sayProgress } from '../../infrastructure/say-progress';
import { reportErrors, writeJson } from '../report';
import type { PackageExecutorOptions } from './schema';

/** Makes and stores the artifact of a service, or those of an application's services that changed. */
export default async function packageExecutor(
  { all = false, json }: PackageExecutorOptions,
  context: ExecutorContext,
): Promise<{ success: boolean }> {
  return reportErrors(async () => {
    const packaged = await packageServices({ all }, context, sayProgress);
    const success = packaged.services.every((each) => !('error' in each));
    (success ? logger.info : logger.error)(renderPackaged(packaged).join('\n'));
    await writeJson(json, context.root, packagedReport(packaged));
    return { success };
  });
}
