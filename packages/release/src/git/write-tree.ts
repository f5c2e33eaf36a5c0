import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { GitRunner } from './git-runner';
import { hashOf, objectId, writeObjects, type GitObject } from './objects';

/** A file of a tree: its path from the top of the repository, and its whole content. */
export interface TreeFile {
  path: string;
  content: string;
}

/**
 * Writes the tree of a commit with some files put in or replaced. Neither the working tree
 * nor the index of the clone is touched, so it works in a bare repository too.
 *
 * @param base full id of a commit
 * @returns id of the tree
 */
export async function writeTree(
  git: GitRunner,
  base: string,
  files: readonly TreeFile[],
): Promise<string> {
  const hash = hashOf(base);
  const blobs = files.map(({ content }): GitObject => ({
    type: 'blob',
    content: Buffer.from(content, 'utf8'),
  }));
  await writeObjects(git, blobs, hash);
  const folder = await mkdtemp(join(tmpdir(), 'release-index-'));
  try {
    const env = { GIT_INDEX_FILE: join(folder, 'index') };
    await git.run(['read-tree', base], { env });
    const entries = blobs.map(
      (blob, index) => `100644 ${objectId(blob, hash)}\t${files[index]?.path ?? ''}\0`,
    );
    await git.run(['update-index', '-z', '--index-info'], { env, input: entries.join('') });
    const { stdout } = await git.run(['write-tree'], { env });
    return stdout.toString('utf8').trim();
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
