import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type ExecutorContext, logger } from '@nx/devkit';
import { SERVICE_FILE, readServiceConfig } from '../../model/service-config';
import { projectOf } from '../project-of';
import { reportErrors, writeJson } from '../report';
import { bundle } from './bundle';
import type { BuildExecutorOptions } from './schema';

/** Bundles the service that the target belongs to. */
export default async function buildExecutor(
  { external = [], json }: BuildExecutorOptions,
  context: ExecutorContext,
): Promise<{ success: boolean }> {
  return reportErrors(async () => {
    const { name, root, path } = projectOf(context);
    const file = join(root, SERVICE_FILE);
    const config = readServiceConfig(await readFile(join(context.root, file), 'utf8'), file);
    const result = await bundle({
      projectRoot: path,
      entry: config.entry ?? 'src/main.ts',
      runtime: config.runtime ?? 'nodejs22.x',
      external,
    });
    const size = `${(result.bytes / 1024).toFixed(1)} KiB`;
    logger.info(`${join(root, result.file)}  ${size}  sha256:${result.sha256}`);
    await writeJson(json, context.root, { service: name, ...result });
    return { success: true };
  });
}
