import { createHash } from 'node:crypto';
import type { Dirent } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { SERVICE_FILE } from '../../model/service-config';

const INFRASTRUCTURE_FOLDER = 'infra';
const SOURCE_FOLDER = 'src';

/** Files beside these folders that say how a service is built, or what it is. */
const OWN_FILES: readonly string[] = [SERVICE_FILE, 'package.json', 'tsconfig.json'];

/** What editors and version control leave for a moment. */
const PASSING = /^\.|~$|^node_modules$/;

/**
 * The folders whose files can change what a service is.
 * @param root absolute path of the service
 * @param sources absolute paths of what its bundle was made from
 */
export async function foldersOf(
  root: string,
  sources: readonly string[],
): Promise<ReadonlySet<string>> {
  const inside = await Promise.all(
    [SOURCE_FOLDER, INFRASTRUCTURE_FOLDER].map((folder) => walk(join(root, folder))),
  );
  return new Set([root, ...inside.flatMap(({ folders }) => folders), ...sources.map(dirname)]);
}

/** Whether a change of a file can change what the service is. */
export function isOfService(root: string, path: string): boolean {
  if (dirname(path) === root) {
    return [...OWN_FILES, SOURCE_FOLDER, INFRASTRUCTURE_FOLDER].includes(basename(path));
  }
  return !PASSING.test(basename(path));
}

/** A digest of all that decides about a service's infrastructure: the files of `infra`, and service.json. */
export async function digestInfrastructure(root: string): Promise<string> {
  const { files } = await walk(join(root, INFRASTRUCTURE_FOLDER));
  const hash = createHash('sha256');
  for (const file of [join(root, SERVICE_FILE), ...files.sort()]) {
    // It may be gone again since it was listed.
    const content = await readFile(file).catch(() => null);
    if (content === null) continue;
    hash.update(JSON.stringify([file.slice(root.length), content.length])).update(content);
  }
  return hash.digest('hex');
}

async function walk(folder: string): Promise<{ folders: string[]; files: string[] }> {
  const entries: Dirent[] = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const meant = entries.filter(({ name }) => !PASSING.test(name));
  const deeper = await Promise.all(
    meant.filter((entry) => entry.isDirectory()).map(({ name }) => walk(join(folder, name))),
  );
  return {
    folders: [folder, ...deeper.flatMap(({ folders }) => folders)],
    files: [
      ...meant.filter((entry) => !entry.isDirectory()).map(({ name }) => join(folder, name)),
      ...deeper.flatMap(({ files }) => files),
    ],
  };
}
