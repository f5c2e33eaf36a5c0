import { readdir, stat, unlink } from 'node:fs/promises';
import { join } from 'node:path';

const DAY = 86_400_000;

/**
 * Removes what processes that were killed left half written, more than a day ago. It is never a document. What cannot be
 * removed stays, for the next one.
 *
 * @param now milliseconds since 1970
 */
export async function sweepWritings(folder: string, now: number): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  for (const name of names) {
    const file = join(folder, name);
    const age = await stat(file).then(
      ({ mtimeMs }) => now - mtimeMs,
      () => 0,
    );
    if (age > DAY) await unlink(file).catch(() => undefined);
  }
}
