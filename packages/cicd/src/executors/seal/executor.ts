import { type ExecutorContext, logger } from '@nx/devkit';
import { renderSealed } from '../../delivery/render-sealed';
import { sealApplication } from '../../delivery/seal-application';
import { reportErrors, writeJson } from '../report';
import type { SealExecutorOptions } from './schema';

/** Gives a release or a candidate the digests of its artifacts. */
export default async function sealExecutor(
  { json, ...options }: SealExecutorOptions,
  context: ExecutorContext,
): Promise<{ success: boolean }> {
  return reportErrors(async () => {
    const result = await sealApplication(options, context);
    logger.info(renderSealed(result).join('\n'));
    await writeJson(json, context.root, result);
    return { success: true };
  });
}
