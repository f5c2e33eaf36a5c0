import { formatFiles, logger, type Tree } from '@nx/devkit';
import { editJson } from '../../workspace/json-file';
import { planDrill } from './plan';
import type { DrillGeneratorSchema } from './schema';

/**
 * Schedules the rehearsal of an emergency in application.json. Run again, it changes the schedule, or nothing.
 *
 * @throws Error for options that cannot be used, ConfigError for what application.json does not allow; nothing is written then
 */
export async function drillGenerator(tree: Tree, options: DrillGeneratorSchema): Promise<void> {
  const { file, edits } = await planDrill(tree, options);
  if (edits.length === 0) {
    logger.info(`${file} says that already.`);
    return;
  }
  editJson(tree, file, edits);
  if (!options.skipFormat) await formatFiles(tree);
}

export default drillGenerator;
