import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as prettier from 'prettier';

const require = createRequire(import.meta.url);
const root = join(dirname(fileURLToPath(import.meta.url)), '../..');

/** The example organisation of docs and tests: one application of three services. */
const APPLICATION = 'super-deals';
const SERVICES = [
  { name: 'deals-ms' },
  { name: 'users-ms' },
  { name: 'bff-api', resource: 'offer', consumes: ['deals-ms', 'users-ms'] },
];

/** How it is delivered. */
const PIPELINE = { strategy: 'trunk', nightly: '17 3 * * *' };

const FOLDERS = ['apps/', '.github/workflows/'];

/**
 * Runs the plugin's generators on an empty tree.
 * @returns {Promise<Map<string, string>>} the files of the example, by path, formatted as this
 *   repository formats its files
 */
export async function generateExample() {
  const { createTreeWithEmptyWorkspace } = require('@nx/devkit/testing');
  const generators = join(root, 'packages/cicd/dist/generators');
  const { default: applicationGenerator } = require(join(generators, 'application/generator.js'));
  const { default: serviceGenerator } = require(join(generators, 'service/generator.js'));
  const { default: pipelineGenerator } = require(join(generators, 'pipeline/generator.js'));

  const tree = createTreeWithEmptyWorkspace();
  tree.write('package.json', readFileSync(join(root, 'package.json'), 'utf8'));
  await applicationGenerator(tree, { name: APPLICATION, skipFormat: true });
  for (const service of SERVICES) {
    await serviceGenerator(tree, { ...service, application: APPLICATION, skipFormat: true });
  }
  await pipelineGenerator(tree, { application: APPLICATION, ...PIPELINE, skipFormat: true });
  const files = new Map();
  for (const { path, type, content } of tree.listChanges()) {
    const isOfExample = FOLDERS.some((folder) => path.startsWith(folder));
    if (type === 'DELETE' || !isOfExample || path === 'apps/.gitignore') continue;
    files.set(path, await format(path, content.toString('utf8')));
  }
  return files;
}

async function format(path, content) {
  const filepath = join(root, path);
  const { ignored, inferredParser } = await prettier.getFileInfo(filepath, {
    ignorePath: join(root, '.prettierignore'),
  });
  if (ignored || inferredParser === null) return content;
  return prettier.format(content, { ...(await prettier.resolveConfig(filepath)), filepath });
}
