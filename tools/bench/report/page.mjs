import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { root } from '../support/nx.mjs';

/** @param {string} path from the top of this repository */
export const readDocument = (path) => readFile(join(root, path), 'utf8');

/** Formats a document as this repository does. */
export async function pretty(path, content) {
  const filepath = join(root, path);
  return format(content, { ...(await resolveConfig(filepath)), filepath });
}

/** @param {Record<string, string>} documents contents by path */
export async function writeDocuments(documents) {
  for (const [path, content] of Object.entries(documents)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), content);
  }
}

/**
 * @param {Record<string, string>} documents contents by path
 * @returns {Promise<string[]>} paths of what is not so
 */
export async function drifted(documents) {
  const paths = [];
  for (const [path, content] of Object.entries(documents)) {
    if ((await readDocument(path)) !== content) paths.push(path);
  }
  return paths;
}
