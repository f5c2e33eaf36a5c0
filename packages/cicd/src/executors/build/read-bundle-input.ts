import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SERVICE_FILE, readServiceConfig } from '../../model/service-config';
import type { BundleInput } from './bundle-options';
import type { BuildExecutorOptions } from './schema';

/**
 * Finds out how a service is bundled.
 *
 * @param workspaceRoot absolute path
 * @param root folder of the service, relative to the workspace root
 * @throws ConfigError for an invalid service.json
 */
export async function readBundleInput(
  workspaceRoot: string,
  root: string,
  { external = [] }: BuildExecutorOptions,
): Promise<BundleInput> {
  const file = join(root, SERVICE_FILE);
  const config = readServiceConfig(await readFile(join(workspaceRoot, file), 'utf8'), file);
  return {
    projectRoot: join(workspaceRoot, root),
    entry: config.entry ?? 'src/main.ts',
    runtime: config.runtime ?? 'nodejs22.x',
    external,
  };
}
