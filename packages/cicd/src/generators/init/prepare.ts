import { type NxJsonConfiguration, type Tree, logger } from '@nx/devkit';
import { readCatalog } from '../../workspace/catalog';
import { editJson, readJsonObject } from '../../workspace/json-file';
import { ensureWorkspaces } from '../../workspace/npm-workspaces';
import { excludeFromRivals, isPluginRegistered, registerPlugin } from '../../workspace/plugins';
import { addHooks } from './hooks';
import { addRelease } from './release';
import { addToolConfigs, addTools } from './tools';

/** What of a workspace is to be prepared. */
export interface PrepareOptions {
  /** Set up a commit hook; default true. */
  hooks?: boolean | undefined;
  /** Leave the root package.json alone. */
  skipPackageJson?: boolean | undefined;
}

/**
 * Brings a workspace to where services and applications can be generated. Run again it
 * changes nothing.
 * @throws Error when the workspace has no root package.json
 * @throws ConfigError when a configuration file cannot be read
 */
export async function prepareWorkspace(tree: Tree, options: PrepareOptions): Promise<void> {
  if (!tree.exists('package.json')) {
    throw new Error('package.json is missing at the root of the workspace. Run: npm init --yes');
  }
  const manifest = readJsonObject(tree, 'package.json');
  const { services } = await readCatalog(tree);
  registerPlugin(tree);
  excludeFromRivals(
    tree,
    services.map(({ root }) => root),
  );
  tameLockFile(tree);
  await addRelease(tree);
  addToolConfigs(tree, manifest);
  if (options.skipPackageJson) return;
  ensureWorkspaces(tree);
  addTools(tree);
  if (options.hooks ?? true) addHooks(tree);
}

/** Prepares the workspace, unless nx.json loads the plugin, which says that it has been. */
export async function ensurePrepared(tree: Tree): Promise<void> {
  if (isPluginRegistered(tree)) return;
  logger.info('The workspace does not load @org/cicd yet; preparing it (nx g @org/cicd:init).');
  await prepareWorkspace(tree, {});
}

/** Without this a commit of the lock file affects, and releases, every project. */
function tameLockFile(tree: Tree): void {
  const { pluginsConfig } = readJsonObject<NxJsonConfiguration>(tree, 'nx.json');
  const option = 'projectsAffectedByDependencyUpdates';
  if (pluginsConfig?.['@nx/js']?.[option] !== undefined) return;
  editJson(tree, 'nx.json', [{ path: ['pluginsConfig', '@nx/js', option], value: 'auto' }]);
}
