import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { indexMigrations, listMigrations, type MigrationPlace, writePlace } from '@org/delivery';
import { build } from 'esbuild';
import { codeOptions } from '../executors/build/bundle-options';
import { MIGRATIONS_FOLDER, SERVICE_FILE, type ServiceConfig } from '../model/service-config';
import { type BundledFiles, filesIn } from './bundled-files';

/** Steps are run by whoever delivers, and not by Lambda: the oldest Node.js that this tool runs on. */
const TARGET = 'node20.19';

/** Bundled migrations, and what they are made of. */
export interface BundledMigrations extends BundledFiles {
  /** Holds bundles, their index, and where the data is. */
  folder: string;
}

export interface MigrationsToBundle {
  /** Name of the service, for errors. */
  service: string;
  /** Absolute path of the service's folder. */
  projectRoot: string;
  /** What service.json says of them. */
  place: ServiceConfig['migrations'];
  /** Absolute path of an empty folder, or one to be made. */
  folder: string;
}

/**
 * Bundles the migrations of a service, each into one CommonJS file with all that it needs. The same source gives the same bytes on any path.
 *
 * @returns `null`: it has none
 * @throws Error when service.json does not say where the data is; DeliveryError `invalid-artifact` for what is no migration; BuildFailure of esbuild
 */
export async function bundleMigrations({
  service,
  projectRoot,
  place,
  folder,
}: MigrationsToBundle): Promise<BundledMigrations | null> {
  const sources = join(projectRoot, MIGRATIONS_FOLDER);
  const steps = await listMigrations(sources);
  if (steps.length === 0) return null;
  if (place === undefined)
    throw new Error(
      `${service} has migrations, and its ${SERVICE_FILE} does not say where its data is: add "migrations": { "database": "dynamodb" }.`,
    );
  await mkdir(folder, { recursive: true });
  const { metafile } = await build({
    ...codeOptions(projectRoot),
    entryPoints: steps.map(({ id, kind, file }) => ({
      in: join(sources, file),
      out: `${id}.${kind}`,
    })),
    outdir: folder,
    outExtension: { '.js': '.cjs' },
    target: TARGET,
    metafile: true,
  });
  await indexMigrations(folder, { sources });
  await writePlace(folder, placeOf(place));
  return { folder, ...filesIn(metafile, projectRoot) };
}

function placeOf({ database, table, url = '' }: NonNullable<ServiceConfig['migrations']>) {
  const place: MigrationPlace =
    database === 'postgresql'
      ? { database, url }
      : { database, ...(table !== undefined && { table }) };
  return place;
}
