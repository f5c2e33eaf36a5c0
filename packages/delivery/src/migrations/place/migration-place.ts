import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DeliveryError } from '../../delivery-error';
import { invalidMigrations } from '../migration-errors';

/** Where the data is that a service's migrations change. Which database that is, its environment says. */
export type MigrationPlace =
  | {
      database: 'dynamodb';
      /** Output of the service's stack that is the name of the table. Default: the only one that ends with `TableName`. */
      table?: string;
    }
  | {
      database: 'postgresql';
      /** SSM parameter that holds `postgresql://user:password@host:5432/name`; `{environment}` in it is the environment's name. */
      url: string;
    };

/** Where migrations are in an artifact: beside what is deployed, once for all environments. */
export const MIGRATIONS_IN_ARTIFACT = 'assets/migrations';

/** The file beside the bundles that says where the data is. */
export const PLACE_FILE = 'database.json';

/** Writes where the data is, beside the bundles. */
export async function writePlace(folder: string, place: MigrationPlace): Promise<void> {
  await writeFile(join(folder, PLACE_FILE), placeText(place));
}

/** What {@link PLACE_FILE} holds: the same for the same place. */
export function placeText(place: MigrationPlace): string {
  const { database } = place;
  const said =
    database === 'postgresql'
      ? { database, url: place.url }
      : { database, ...(place.table !== undefined && { table: place.table }) };
  return `${JSON.stringify(said, null, 2)}\n`;
}

/**
 * Reads where the data is.
 *
 * @param folder of the bundles
 * @returns `null`: there are no migrations
 * @throws DeliveryError `invalid-artifact`
 */
export async function readPlace(folder: string): Promise<MigrationPlace | null> {
  const file = join(folder, PLACE_FILE);
  try {
    return parsePlace(await readFile(file, 'utf8'), file);
  } catch (error) {
    if (!(error instanceof DeliveryError) && (error as NodeJS.ErrnoException).code === 'ENOENT')
      return null;
    throw error;
  }
}

/** @throws DeliveryError `invalid-artifact` */
export function parsePlace(text: string, where: string): MigrationPlace {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    parsed = undefined;
  }
  const { database, table, url } = (parsed ?? {}) as Record<string, unknown>;
  if (database === 'dynamodb' && (table === undefined || typeof table === 'string'))
    return table === undefined ? { database } : { database, table };
  if (database === 'postgresql' && typeof url === 'string') return { database, url };
  throw invalidMigrations(
    where,
    'it does not say where the data is',
    'Use the version of the tool it was packaged with, or package the service again.',
  );
}
