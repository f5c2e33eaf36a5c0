import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Reads what our side has deployed, with the bundles as they lie in its cloud.
 *
 * @param {string} workspace
 * @param {readonly string[]} services
 * @param {string} endpoint of its cloud
 * @returns {Promise<{ stack: string, template: string, assets: { path: string, body: Buffer }[] }[]>}
 *   a path is bucket and key
 */
export async function readAssemblies(workspace, services, endpoint) {
  const all = await Promise.all(
    services.map(async (service) => {
      const folder = join(workspace, 'tmp/synth/local', service);
      const { artifacts } = await readJson(join(folder, 'manifest.json'));
      const stacks = Object.entries(artifacts).filter(
        ([, { type }]) => type === 'aws:cloudformation:stack',
      );
      return Promise.all(
        stacks.map(async ([id, { properties }]) => ({
          stack: properties.stackName ?? id,
          template: await readFile(join(folder, properties.templateFile), 'utf8'),
          assets: await readAssets(join(folder, `${id}.assets.json`), endpoint),
        })),
      );
    }),
  );
  return all.flat();
}

async function readAssets(file, endpoint) {
  const { files } = await readJson(file);
  const paths = Object.values(files)
    .filter(({ source }) => source.packaging === 'zip')
    .flatMap(({ destinations }) => Object.values(destinations))
    .map(({ bucketName, objectKey }) => `${bucketName}/${objectKey}`);
  return Promise.all(
    paths.map(async (path) => {
      const response = await fetch(`${endpoint}/${path}`);
      if (!response.ok) throw new Error(`${path} is not in the cloud: ${response.status}`);
      return { path, body: Buffer.from(await response.arrayBuffer()) };
    }),
  );
}

async function readJson(file) {
  return JSON.parse(await readFile(file, 'utf8'));
}
