import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { indexMigrations } from '../packaged/index-migrations';
import type { PackagedMigrations } from '../packaged/migrations-file';

/**
 * Packages migrations whose sources are CommonJS already, as a bundler leaves them.
 *
 * @param files by name, such as `0001-add.expand`
 */
export async function packaged(
  root: string,
  files: Readonly<Record<string, string>>,
): Promise<PackagedMigrations> {
  const [sources, folder] = [join(root, 'migrations'), join(root, 'bundles')] as const;
  for (const each of [sources, folder]) mkdirSync(each, { recursive: true });
  for (const [name, code] of Object.entries(files)) {
    writeFileSync(join(sources, `${name}.ts`), code);
    writeFileSync(join(folder, `${name}.cjs`), code);
  }
  return indexMigrations(folder, { sources });
}
