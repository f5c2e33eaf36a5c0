import { join } from 'node:path';
import { type Tree, generateFiles, offsetFromRoot } from '@nx/devkit';
import { COMPOSE_FILE, renderComposeFile } from '@org/local-cloud';
import { environmentsOf } from '../../model/environments';
import { LOCALSTACK_FOLDER } from '../../local-cloud/open-workspace-cloud';
import { type Catalog, readCatalog } from '../../workspace/catalog';
import { syncCodeowners } from '../../workspace/codeowners';
import { addMissingLines } from '../../workspace/lines-file';
import { ensureWorkspaceCovers } from '../../workspace/npm-workspaces';
import { addScripts } from '../../workspace/scripts';
import type { ApplicationToWrite } from './normalise';

const FILES = join(__dirname, '../../../src/generators/application/files');

/**
 * Writes an application. Its own files are the user's: they are made once and then left
 * alone. The workspace's entries for it (npm workspaces, CODEOWNERS, ignored files) converge; scripts
 * that the workspace has, of another application for instance, are kept.
 */
export async function writeApplication(tree: Tree, application: ApplicationToWrite): Promise<void> {
  const { name, root, packageName, owners } = application;
  const localstack = `${root}/${LOCALSTACK_FOLDER}`;
  if (!application.exists) {
    const offset = offsetFromRoot(root);
    generateFiles(tree, FILES, root, {
      manifest: json({ name: packageName, version: '0.0.0', private: true, nx: { name } }),
      config: json({
        $schema: `${offset}node_modules/@org/cicd/dist/schemas/application.schema.json`,
        name,
        ...(owners.length > 0 && { owners }),
      }),
      name,
    });
    tree.write(`${localstack}/${COMPOSE_FILE}`, renderComposeFile({ project: name }));
  }
  // What LocalStack keeps and makes.
  addMissingLines(tree, '.gitignore', [`${localstack}/volume`]);
  // A release writes these, and affects nothing by it.
  addMissingLines(tree, '.nxignore', [`${root}/release.json`, `${root}/releases/*.json`]);
  const catalog = await readCatalog(tree);
  addScripts(tree, {
    'localstack:setup': `nx run ${name}:local-cloud --action=setup`,
    'localstack:start': `nx run ${name}:local-cloud`,
    'localstack:stop': `nx run ${name}:local-cloud --action=stop`,
    'deploy:localstack': `nx run ${name}:deploy`,
    'dev:localstack': `nx run ${name}:dev`,
    ...deployScripts(name, catalog),
    release: `nx run ${name}:release`,
    hotfix: `nx run ${name}:hotfix`,
  });
  ensureWorkspaceCovers(tree, root);
  syncCodeowners(tree, catalog);
}

function deployScripts(name: string, { applications }: Catalog): Record<string, string> {
  const config = applications.find((application) => application.config.name === name)?.config;
  const environments = Object.keys(environmentsOf(config ?? {}));
  return Object.fromEntries(
    environments.map((environment) => [
      `deploy:${environment}`,
      `nx run ${name}:promote -c ${environment}`,
    ]),
  );
}

function json(value: unknown): string {
  return JSON.stringify(value, null, 2);
}
