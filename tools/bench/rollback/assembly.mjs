import { createWriteStream } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { openPromise } from 'yauzl';

/**
 * Lays out what an artifact deploys to one environment, for those who are not ours.
 *
 * @param {string} archive
 * @param {string} environment
 * @param {string} folder that is made
 * @returns {Promise<{ folder: string, stack: string }>} the cloud assembly, and the name of its stack
 */
export async function extractAssembly(archive, environment, folder) {
  const zip = await openPromise(archive);
  try {
    for await (const entry of zip.eachEntry()) {
      const path = join(folder, entry.fileName);
      await mkdir(dirname(path), { recursive: true });
      await pipeline(await zip.openReadStreamPromise(entry), createWriteStream(path));
    }
  } finally {
    zip.close();
  }
  const assembly = join(folder, environment);
  const { artifacts } = JSON.parse(await readFile(join(assembly, 'manifest.json'), 'utf8'));
  const [[id, { properties }]] = Object.entries(artifacts).filter(
    ([, { type }]) => type === 'aws:cloudformation:stack',
  );
  return { folder: assembly, stack: properties.stackName ?? id };
}
