import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

const DAY = 86_400_000;

/** What `mkdtemp` makes of the name of a service. */
const MADE_FOR_SOMEBODY = /-[A-Za-z0-9]{6}$/;

/**
 * Removes folders of a work folder that processes which were killed have left behind, more than a day ago. What cannot be removed
 * stays, for the next one.
 *
 * @param now milliseconds since 1970
 */
export async function sweepLeftBehind(workFolder: string, now: number): Promise<void> {
  const names = await readdir(workFolder).catch(() => []);
  for (const name of names.filter((each) => MADE_FOR_SOMEBODY.test(each))) {
    const folder = join(workFolder, name);
    const age = await stat(folder).then(
      ({ mtimeMs }) => now - mtimeMs,
      () => 0,
    );
    if (age > DAY) await rm(folder, { recursive: true, force: true }).catch(() => undefined);
  }
}
