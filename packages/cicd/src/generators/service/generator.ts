import { type GeneratorCallback, type Tree, formatFiles, logger } from '@nx/devkit';
import { installTask } from '../../workspace/install';
import { ensurePrepared } from '../init/prepare';
import { terminal } from './choose-application';
import { normaliseService } from './normalise';
import type { ServiceGeneratorSchema } from './schema';
import { convergeWorkspace, writeService } from './write';

/**
 * Creates a service.
 *
 * A folder with a service.json is a service, and its files are the user's: they are made
 * together, once, and neither overwritten nor restored later, since a file that is gone may
 * be gone on purpose. Run again for a service that exists, the generator only brings what
 * the workspace says about it up to date (nx.json, npm workspaces, CODEOWNERS).
 *
 * @returns the task that installs packages, when a package.json changed
 * @throws Error for options that cannot be used, ConfigError for an invalid configuration
 *   file; nothing is written then
 */
export async function serviceGenerator(
  tree: Tree,
  options: ServiceGeneratorSchema,
): Promise<GeneratorCallback> {
  const plan = await normaliseService(tree, options, terminal());
  await ensurePrepared(tree);
  if (plan.exists)
    logger.info(`The service ${options.name} exists (${plan.root}); its files are kept.`);
  else writeService(tree, plan.service);
  await convergeWorkspace(tree, plan.root);
  if (!options.skipFormat) await formatFiles(tree);
  return installTask(tree);
}

export default serviceGenerator;
