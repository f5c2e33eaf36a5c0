import { join } from 'node:path';
import { type ExecutorContext, logger } from '@nx/devkit';
import { projectOf } from '../project-of';
import { reportErrors, writeJson } from '../report';
import { bundle } from './bundle';
import { readBundleInput } from './read-bundle-input';
import type { BuildExecutorOptions } from './schema';

/** Bundles the service that the target belongs to. */
export default async function buildExecutor(
  options: BuildExecutorOptions,
  context: ExecutorContext,
): Promise<{ success: boolean }> {
  return reportErrors(async () => {
    const { name, root } = projectOf(context);
    const result = await bundle(await readBundleInput(context.root, root, options));
    const size = `${(result.bytes / 1024).toFixed(1)} KiB`;
    logger.info(`${join(root, result.file)}  ${size}  sha256:${result.sha256}`);
    await writeJson(options.json, context.root, { service: name, ...result });
    return { success: true };
  });
}
