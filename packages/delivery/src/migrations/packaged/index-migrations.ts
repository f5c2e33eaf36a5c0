import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { digestOf } from '../../artifacts/digest';
import { invalidMigrations } from '../migration-errors';
import type { PackagedStep } from '../step';
import { checkNumbers, checkStep, type NamedStep, stepOfFile } from './check-steps';
import { loadStep } from './load-step';
import { MIGRATIONS_FILE, type PackagedMigrations } from './migrations-file';
import { filesIn } from './read-migrations';

const SOURCE = /(?<!\.d|\.spec|\.test)\.ts$/;

/**
 * The sources of a service's migrations, in order: what a bundler has to be given.
 *
 * @param sources the service's folder `migrations`; one that is not there has none
 * @throws DeliveryError `invalid-artifact` on a name that is none, a gap, a number that is there twice
 */
export async function listMigrations(sources: string): Promise<(NamedStep & { file: string })[]> {
  return namedSteps(sources, await filesIn(sources));
}

/** As {@link listMigrations}, of the names of what is in the folder. */
export function namedSteps(
  sources: string,
  files: readonly string[],
): (NamedStep & { file: string })[] {
  const steps = files.filter((file) => SOURCE.test(file));
  return checkNumbers(
    sources,
    steps.map((file) => ({ ...stepOfFile(sources, file), file })),
  );
}

/**
 * Writes the index of a folder of bundled steps, one `<id>.<kind>.cjs` for each source. The checksum is that of the source, so that another
 * bundler, or a newer one, makes no other step of it.
 *
 * @param folder of the bundles
 * @returns what {@link readMigrations} reads
 * @throws DeliveryError `invalid-artifact`; nothing is written then
 */
export async function indexMigrations(
  folder: string,
  { sources }: { sources: string },
): Promise<PackagedMigrations> {
  const named = await listMigrations(sources);
  const bundles = (await filesIn(folder)).filter((file) => file.endsWith('.cjs'));
  const stranger = bundles.find(
    (file) => !named.some(({ id, kind }) => file === `${id}.${kind}.cjs`),
  );
  if (stranger !== undefined)
    throw invalidMigrations(
      join(folder, stranger),
      'there is no source of it',
      'Bundle into an empty folder.',
    );
  const steps: PackagedStep[] = [];
  for (const { id, kind, file: source } of named) {
    const file = `${id}.${kind}.cjs`;
    if (!bundles.includes(file))
      throw invalidMigrations(join(folder, file), 'it was not bundled', 'Build the service again.');
    const text = await readFile(join(sources, source), 'utf8');
    const module = await loadStep(folder, file, null);
    const step: PackagedStep = {
      id,
      kind,
      checksum: digestOf(text.replaceAll('\r\n', '\n')),
      destroys: module.destroys ?? kind === 'contract',
      needs: module.needs ?? null,
      inTurn: module.inTurn ?? false,
      transaction: module.transaction ?? true,
      file,
      digest: digestOf(await readFile(join(folder, file))),
    };
    checkStep(sources, step);
    steps.push(step);
  }
  const text = `${JSON.stringify({ format: 1, steps }, null, 2)}\n`;
  if (steps.length > 0) await writeFile(join(folder, MIGRATIONS_FILE), text);
  return { folder, steps };
}
