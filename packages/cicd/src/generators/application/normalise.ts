import type { Tree } from '@nx/devkit';
import { parseOwners } from '../../model/owners';
import { readCatalog } from '../../workspace/catalog';
import { projectDirectory } from '../../workspace/directory';
import { type NewProject, assertFree, assertName } from '../../workspace/free';
import { packageNameOf } from '../../workspace/package-name';
import type { ApplicationGeneratorSchema } from './schema';

/** An application as the generator will write it. */
export interface ApplicationToWrite extends NewProject {
  owners: string[];
  /** It is there already: its files are the user's. */
  exists: boolean;
}

/**
 * Checks the options against the workspace; reads only.
 * @throws Error for a name or folder that cannot be used; ConfigError for an invalid
 *   application.json or service.json
 */
export async function normaliseApplication(
  tree: Tree,
  options: ApplicationGeneratorSchema,
): Promise<ApplicationToWrite> {
  const { name } = options;
  assertName('application', name);
  const owners = parseOwners(options.owners);
  const catalog = await readCatalog(tree);
  const existing = catalog.applications.find(({ config }) => config.name === name);
  const root = projectDirectory(tree, options.directory || existing?.root || `apps/${name}`);
  const application = { name, root, packageName: packageNameOf(tree, name, name), owners };
  if (existing === undefined) {
    assertFree(tree, application, catalog);
  } else if (existing.root !== root) {
    throw new Error(
      `The application "${name}" is in ${existing.root} already. Leave --directory out, or choose another name.`,
    );
  }
  return { ...application, exists: existing !== undefined };
}
