import type { Tree } from '@nx/devkit';
import { parseOwners } from '../../model/owners';
import type { ServiceConfig } from '../../model/service-config';
import { type Catalog, type CatalogEntry, readCatalog } from '../../workspace/catalog';
import { projectDirectory } from '../../workspace/directory';
import { type NewProject, assertFree, assertName } from '../../workspace/free';
import { packageNameOf } from '../../workspace/package-name';
import { type Ask, chooseApplication } from './choose-application';
import { type ConsumedService, findConsumed, parseConsumes } from './consumes';
import { type ResourceNames, resourceNames, resourceOf } from './resource';
import type { ServiceGeneratorSchema } from './schema';

/** A service as the generator will write it. */
export interface ServiceToWrite extends NewProject {
  application: string;
  resource: ResourceNames;
  runtime: NonNullable<ServiceConfig['runtime']>;
  owners: string[];
  /** Sorted by name. */
  consumes: ConsumedService[];
}

/** What there is to do: a new service to write, or one that exists to keep. */
export type ServicePlan =
  { exists: false; root: string; service: ServiceToWrite } | { exists: true; root: string };

/**
 * Checks the options against the workspace; reads only.
 * @param ask who is asked when several applications could be meant
 * @throws Error for options that cannot be used; ConfigError for an invalid
 *   application.json or service.json
 */
export async function normaliseService(
  tree: Tree,
  options: ServiceGeneratorSchema,
  ask: Ask,
): Promise<ServicePlan> {
  const { name } = options;
  assertName('service', name);
  const owners = parseOwners(options.owners);
  const catalog = await readCatalog(tree);
  const existing = catalog.services.find(({ config }) => config.name === name);
  if (existing) {
    assertSame(tree, options, existing, catalog);
    return { exists: true, root: existing.root };
  }
  const root = projectDirectory(tree, options.directory || `apps/${name}`);
  const resource = resourceNames(options.resource || resourceOf(name));
  const application = await chooseApplication(options.application, catalog, ask);
  const packageName = packageNameOf(tree, name, application);
  const runtime = options.runtime ?? 'nodejs22.x';
  const consumer = { name, application, resource };
  const consumes = findConsumed(tree, options.consumes, consumer, catalog);
  const service = { ...consumer, root, packageName, runtime, owners, consumes };
  assertFree(tree, service, catalog);
  return { exists: false, root, service };
}

function assertSame(
  tree: Tree,
  { name, application, directory, consumes }: ServiceGeneratorSchema,
  existing: CatalogEntry<ServiceConfig>,
  { applications }: Catalog,
): void {
  const { root, config } = existing;
  if (application && application !== config.application) {
    throw new Error(
      `The service "${name}" (${root}) is a part of ${config.application}, not of ${application}. To move it, change "application" in ${root}/service.json; for another service, choose another name.`,
    );
  }
  if (!applications.some(({ config: known }) => known.name === config.application)) {
    throw new Error(
      `${root}/service.json#/application: there is no application "${config.application}". Correct it, or run: nx g @org/cicd:application ${config.application}`,
    );
  }
  const missing = [...parseConsumes(consumes).keys()].find((other) => !config.consumes?.[other]);
  if (missing !== undefined) {
    throw new Error(
      `The service "${name}" (${root}) exists, and does not consume ${missing}. Add it to "consumes" in ${root}/service.json: its function is then told where ${missing} answers (@org/runtime/service-client calls it).`,
    );
  }
  if (directory && projectDirectory(tree, directory) !== root) {
    throw new Error(
      `The service "${name}" is in ${root} already. Leave --directory out, or choose another name.`,
    );
  }
}
