import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { PlannedFile } from '@org/release';

/** What writing a file came to. */
export interface WrittenFile {
  /** Path relative to the workspace root. */
  path: string;
  change: 'created' | 'updated' | 'unchanged';
}

/**
 * Writes the files of a release; a file that has its content already is left alone.
 * @param root absolute path of the workspace
 * @param dryRun only says what would be written
 */
export async function writeFiles(
  root: string,
  files: readonly PlannedFile[],
  dryRun: boolean,
): Promise<WrittenFile[]> {
  const written: WrittenFile[] = [];
  for (const { path, content } of files) {
    const file = join(root, path);
    const present = await readFile(file, 'utf8').catch(() => undefined);
    const change =
      present === undefined ? 'created' : present === content ? 'unchanged' : 'updated';
    if (change !== 'unchanged' && !dryRun) {
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, content);
    }
    written.push({ path, change });
  }
  return written;
}

/** One line per file, as generators print them. */
export function renderWritten(written: readonly WrittenFile[], dryRun: boolean): string[] {
  const label = { created: 'CREATE', updated: 'UPDATE', unchanged: 'KEEP  ' } as const;
  return written.map(({ path, change }) => `${label[change]} ${path}${dryRun ? ' [dry-run]' : ''}`);
}
