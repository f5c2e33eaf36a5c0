import { join } from 'node:path';
import { type Tree, generateFiles, offsetFromRoot } from '@nx/devkit';
import { readCatalog } from '../../workspace/catalog';
import { syncCodeowners } from '../../workspace/codeowners';
import { ensureWorkspaceCovers } from '../../workspace/npm-workspaces';
import { excludeFromRivals } from '../../workspace/plugins';
import type { ServiceToWrite } from './normalise';
import { DEPENDENCY_VERSIONS, INFRASTRUCTURE_VERSIONS } from './versions';

const FILES = join(__dirname, '../../../src/generators/service/files');

/** Writes the files of a new service. They are the user's from then on. */
export function writeService(tree: Tree, service: ServiceToWrite): void {
  const { name, application, root, packageName, resource, runtime, owners } = service;
  const offset = offsetFromRoot(root);
  generateFiles(tree, FILES, root, {
    name,
    application,
    root,
    offset,
    resource,
    file: resource.file,
    service: name,
    config: json({
      $schema: `${offset}node_modules/@org/cicd/dist/schemas/service.schema.json`,
      name,
      application,
      runtime,
      ...(owners.length > 0 && { owners }),
    }),
    manifest: json({
      name: packageName,
      version: '0.0.0',
      private: true,
      scripts: { start: 'tsx watch src/local.ts' },
      dependencies: DEPENDENCY_VERSIONS,
      devDependencies: INFRASTRUCTURE_VERSIONS,
      nx: { name },
    }),
  });
}

/** Brings what the workspace says about a service up to date. */
export async function convergeWorkspace(tree: Tree, root: string): Promise<void> {
  excludeFromRivals(tree, [root]);
  ensureWorkspaceCovers(tree, root);
  syncCodeowners(tree, await readCatalog(tree));
}

function json(value: unknown): string {
  return JSON.stringify(value, null, 2);
}
