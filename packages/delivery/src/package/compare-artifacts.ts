import { readdir, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { openArchive } from '../artifacts/archive/read-archive';
import { digestOfFile } from '../artifacts/digest';

/** A file that two artifacts do not have in common. */
export interface ArtifactDifference {
  /** In the artifact. */
  path: string;
  kind: 'changed' | 'only in the first' | 'only in the second';
}

/**
 * Compares two artifacts file by file.
 *
 * @param first and `second`: archives, whose bytes were held against their digests
 * @param folder an empty one, to lay them out in
 * @returns by path
 * @throws DeliveryError `artifact-corrupt`
 */
export async function compareArtifacts(
  first: string,
  second: string,
  folder: string,
): Promise<ArtifactDifference[]> {
  const before = await contentsOf(first, join(folder, 'first'));
  const after = await contentsOf(second, join(folder, 'second'));
  const paths = [...new Set([...before.keys(), ...after.keys()])].sort();
  return paths.flatMap((path): ArtifactDifference[] => {
    if (!after.has(path)) return [{ path, kind: 'only in the first' }];
    if (!before.has(path)) return [{ path, kind: 'only in the second' }];
    return before.get(path) === after.get(path) ? [] : [{ path, kind: 'changed' }];
  });
}

/** What is in each file of an archive, and whether it can be run. */
async function contentsOf(file: string, folder: string): Promise<Map<string, string>> {
  const archive = await openArchive(file);
  try {
    await archive.extract(() => true, folder);
  } finally {
    archive.close();
  }
  const contents = new Map<string, string>();
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const mode = (await stat(path)).mode & 0o100;
    contents.set(
      relative(folder, path).split(sep).join('/'),
      `${await digestOfFile(path)} ${mode}`,
    );
  }
  return contents;
}
