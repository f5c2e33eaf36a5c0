import { type GeneratorCallback, type Tree, formatFiles } from '@nx/devkit';
import { installTask } from '../../workspace/install';
import { ensurePrepared } from '../init/prepare';
import { normaliseApplication } from './normalise';
import type { ApplicationGeneratorSchema } from './schema';
import { writeApplication } from './write';

/**
 * Creates an application. Run again for one that exists, it keeps every file of it and only
 * brings the workspace's entries for it (npm workspaces, CODEOWNERS) up to date.
 * @returns the task that installs packages, when a package.json changed
 * @throws Error for options that cannot be used, ConfigError for an invalid configuration
 *   file; nothing is written then
 */
export async function applicationGenerator(
  tree: Tree,
  options: ApplicationGeneratorSchema,
): Promise<GeneratorCallback> {
  const application = await normaliseApplication(tree, options);
  await ensurePrepared(tree);
  await writeApplication(tree, application);
  if (!options.skipFormat) await formatFiles(tree);
  return installTask(tree);
}

export default applicationGenerator;
