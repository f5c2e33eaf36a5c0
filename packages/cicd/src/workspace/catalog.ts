import { posix } from 'node:path';
import { type Tree, globAsync } from '@nx/devkit';
import {
  APPLICATION_FILE,
  type ApplicationConfig,
  readApplicationConfig,
} from '../model/application-config';
import { SERVICE_FILE, type ServiceConfig, readServiceConfig } from '../model/service-config';

/** A configuration file together with the folder it is in. */
export interface CatalogEntry<T> {
  /** Folder relative to the workspace root. */
  root: string;
  config: T;
}

/** The applications and services of a workspace, each sorted by name. */
export interface Catalog {
  applications: readonly CatalogEntry<ApplicationConfig>[];
  services: readonly CatalogEntry<ServiceConfig>[];
}

/**
 * Reads every application.json and service.json that makes a project, that is, which has
 * a package.json or project.json beside it.
 * @throws ConfigError when one of them is invalid
 */
export async function readCatalog(tree: Tree): Promise<Catalog> {
  return {
    applications: await entries(tree, APPLICATION_FILE, readApplicationConfig),
    services: await entries(tree, SERVICE_FILE, readServiceConfig),
  };
}

async function entries<T extends { name: string }>(
  tree: Tree,
  name: string,
  read: (text: string, file: string) => T,
): Promise<CatalogEntry<T>[]> {
  const files = await globAsync(tree, [`**/${name}`]);
  return files
    .filter((file) => isProject(tree, posix.dirname(file)))
    .map((file) => ({
      root: posix.dirname(file),
      config: read(tree.read(file, 'utf-8') ?? '', file),
    }))
    .sort((a, b) => (a.config.name < b.config.name ? -1 : 1));
}

function isProject(tree: Tree, root: string): boolean {
  return ['package.json', 'project.json'].some((file) => tree.exists(posix.join(root, file)));
}
