import { type GeneratorCallback, type Tree, formatFiles, logger } from '@nx/devkit';
import { installTask } from '../../workspace/install';
import { planMigration } from './plan';
import type { MigrationGeneratorSchema } from './schema';
import { writeMigration } from './write';

/**
 * Adds a step to the migrations of a service. Its file is the user's from then on; run again with the same name, the generator changes nothing.
 *
 * @returns the task that installs packages, when a package.json changed
 * @throws Error for options that cannot be used, ConfigError for an invalid configuration file, DeliveryError for migrations that are not as they have to be;
 *   nothing is written then
 */
export async function migrationGenerator(
  tree: Tree,
  options: MigrationGeneratorSchema,
): Promise<GeneratorCallback> {
  const plan = await planMigration(tree, options);
  if (plan.exists) logger.info(`${plan.file} is there already; it is left alone.`);
  else {
    writeMigration(tree, plan);
    if (!options.skipFormat) await formatFiles(tree);
  }
  return installTask(tree);
}

export default migrationGenerator;
