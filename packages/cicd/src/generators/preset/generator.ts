import { type GeneratorCallback, type Tree, formatFiles } from '@nx/devkit';
import { installTask } from '../../workspace/install';
import { normaliseApplication } from '../application/normalise';
import { writeApplication } from '../application/write';
import { prepareWorkspace } from '../init/prepare';
import { normaliseService } from '../service/normalise';
import { convergeWorkspace, writeService } from '../service/write';
import { writeReadme } from './readme';
import type { PresetGeneratorSchema } from './schema';

/**
 * Sets up a workspace for create-nx-workspace: prepares it, says in its README what to do
 * next, and creates an application with services where they are asked for. Options of other
 * presets, which create-nx-workspace passes as well, are ignored.
 * @returns the task that installs packages
 * @throws Error for names that cannot be used, or services without an application
 */
export async function presetGenerator(
  tree: Tree,
  options: PresetGeneratorSchema,
): Promise<GeneratorCallback> {
  const services = namesOf(options.services);
  if (services.length > 0 && !options.application) {
    throw new Error(
      `--services=${services.join(',')} needs --application: a service is a part of one.`,
    );
  }
  await prepareWorkspace(tree, { hooks: options.hooks });
  writeReadme(tree, options.name);
  if (options.application) await addApplication(tree, options.application, services);
  if (!options.skipFormat) await formatFiles(tree);
  return installTask(tree);
}

export default presetGenerator;

async function addApplication(tree: Tree, application: string, services: readonly string[]) {
  await writeApplication(tree, await normaliseApplication(tree, { name: application }));
  for (const name of services) {
    const plan = await normaliseService(tree, { name, application }, undefined);
    if (!plan.exists) writeService(tree, plan.service);
    await convergeWorkspace(tree, plan.root);
  }
}

function namesOf(services: string | readonly string[] = []): string[] {
  return [services]
    .flat()
    .flatMap((names) => names.split(/[\s,]+/))
    .filter((name) => name !== '');
}
