import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { digestOf } from '../../artifacts/digest';
import { invalidMigrations } from '../migration-errors';
import { MIGRATIONS_FILE, type PackagedMigrations, parseMigrations } from './migrations-file';

/**
 * Reads the migrations of an artifact, and holds every bundle against the index. Nothing of them is run.
 *
 * @param folder of the bundles; one that is not there has no migrations
 * @throws DeliveryError `invalid-artifact` with the file that is missing, changed, or nothing of the index
 */
export async function readMigrations(folder: string): Promise<PackagedMigrations> {
  const files = await filesIn(folder);
  const bundles = files.filter((file) => file.endsWith('.cjs'));
  const again = 'Package the service again.';
  if (!files.includes(MIGRATIONS_FILE)) {
    if (bundles.length === 0) return { folder, steps: [] };
    throw invalidMigrations(folder, `there are migrations, and no ${MIGRATIONS_FILE}`, again);
  }
  const steps = parseMigrations(folder, await readFile(join(folder, MIGRATIONS_FILE), 'utf8'));
  const known = new Set(steps.map(({ file }) => file));
  const stranger = bundles.find((file) => !known.has(file));
  if (stranger !== undefined)
    throw invalidMigrations(join(folder, stranger), 'the index does not know this file', again);
  for (const { file, digest } of steps) {
    if (!files.includes(file))
      throw invalidMigrations(join(folder, file), 'the index names it, and it is not there', again);
    if (digestOf(await readFile(join(folder, file))) !== digest)
      throw invalidMigrations(join(folder, file), 'it is not what the index says', again);
  }
  return { folder, steps };
}

/** Names of what is in a folder; none when there is no such folder. */
export async function filesIn(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).sort();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
