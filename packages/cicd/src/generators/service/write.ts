import { join } from 'node:path';
import { type Tree, generateFiles, offsetFromRoot } from '@nx/devkit';
import { readCatalog } from '../../workspace/catalog';
import { syncCodeowners } from '../../workspace/codeowners';
import { ensureWorkspaceCovers } from '../../workspace/npm-workspaces';
import { excludeFromRivals } from '../../workspace/plugins';
import type { ServiceToWrite } from './normalise';
import { DEPENDENCY_VERSIONS, INFRASTRUCTURE_VERSIONS } from './versions';

/** Templates, by what they are for. */
const FILES = join(__dirname, '../../../src/generators/service/files');

/** Writes the files of a new service. They are the user's from then on. */
export function writeService(tree: Tree, service: ServiceToWrite): void {
  const { name, application, root, packageName, resource, runtime, owners, consumes } = service;
  const offset = offsetFromRoot(root);
  const ranges = Object.fromEntries(consumes.map(({ name: other, range }) => [other, range]));
  generateFiles(tree, join(FILES, 'service'), root, {
    name,
    application,
    root,
    offset,
    resource,
    file: resource.file,
    service: name,
    consumes,
    config: json({
      $schema: `${offset}node_modules/@org/cicd/dist/schemas/service.schema.json`,
      name,
      application,
      runtime,
      ...(owners.length > 0 && { owners }),
      ...(consumes.length > 0 && { consumes: ranges }),
    }),
    manifest: json({
      name: packageName,
      version: '0.0.0',
      private: true,
      scripts: { openapi: 'tsx test/write-openapi.ts', start: 'tsx watch src/local.ts' },
      dependencies: DEPENDENCY_VERSIONS,
      devDependencies: INFRASTRUCTURE_VERSIONS,
      nx: { name },
    }),
  });
  if (consumes.length === 0) return;
  generateFiles(tree, join(FILES, 'consumer'), `${root}/src/consumed`, { name, consumes });
  for (const consumed of consumes) {
    const folder = `${root}/src/consumed/${consumed.name}`;
    generateFiles(tree, join(FILES, 'consumed'), folder, { name, consumed, file: consumed.name });
  }
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
