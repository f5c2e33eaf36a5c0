import { type GeneratorCallback, type Tree, formatFiles } from '@nx/devkit';
import { installTask } from '../../workspace/install';
import { prepareWorkspace } from './prepare';
import type { InitGeneratorSchema } from './schema';

/**
 * Prepares a workspace for services that deliver themselves; `nx add @org/cicd` runs it.
 * Everything the workspace has already is kept, and a second run changes nothing.
 * @returns the task that installs packages, when package.json changed
 * @throws Error when there is no root package.json; ConfigError for an unreadable file
 */
export async function initGenerator(
  tree: Tree,
  options: InitGeneratorSchema,
): Promise<GeneratorCallback> {
  await prepareWorkspace(tree, options);
  if (!options.skipFormat) await formatFiles(tree);
  return installTask(tree);
}

export default initGenerator;
