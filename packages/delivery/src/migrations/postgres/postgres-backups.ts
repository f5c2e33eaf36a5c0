import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Digest, digestOfFile } from '../../artifacts/digest';
import type { ArtifactStore } from '../../artifacts/store/artifact-store';
import { DeliveryError } from '../../delivery-error';
import { realPorts } from '../../state/ports';
import { messageOf } from '../../state/state-errors';
import { backupId, type Backups, checkKind } from '../backups/backups';
import { compareItems } from '../backups/compare-items';
import { backupFailed } from '../migration-errors';
import { itemsInDump, PRIMARY_KEYS, type PrimaryKeys } from './dump-items';
import { EMPTY_DATABASE } from './empty-database';
import { type PostgresAddress, programVariables, tellAddress } from './postgres-address';
import { connect } from './postgres-database';
import { runProgram } from './run-program';

export interface PostgresBackupsOptions {
  address: PostgresAddress;
  /** Where dumps are kept, under their digest. */
  store: ArtifactStore;
  /** Absolute path of a folder that is there, for files that are removed again. */
  workFolder: string;
  /** `PATH` leads to `pg_dump`, `pg_restore` and `psql`, which must not be older than the server. */
  env: Readonly<Record<string, string | undefined>>;
}

/**
 * Dumps of a database, of one moment each. A dump is brought back in one transaction, into an emptied database: what was made after it is gone, and what the
 * database says of its migrations is what it said then.
 */
export function postgresBackups(options: PostgresBackupsOptions): Backups {
  const { address, store, workFolder } = options;
  const where = tellAddress(address);
  const variables = programVariables(address, options.env);
  const inFolder = async <Result>(
    signal: AbortSignal,
    failure: string,
    work: (folder: string) => Promise<Result>,
  ): Promise<Result> => {
    const folder = await mkdtemp(join(workFolder, 'dump-'));
    try {
      return await work(folder);
    } catch (error) {
      signal.throwIfAborted();
      if (error instanceof DeliveryError) throw error;
      throw backupFailed(where, `${failure}: ${messageOf(error)}`, error);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  };
  const dumpRows = async (file: string, signal: AbortSignal): Promise<void> => {
    await runProgram('pg_dump', ['--data-only', '--file', file], { variables, signal });
  };
  return {
    make: ({ before, steps, signal }) =>
      inFolder(signal, 'the dump was not made', async (folder) => {
        const at = realPorts.now();
        const file = join(folder, 'database.dump');
        await runProgram('pg_dump', ['--format=custom', '--file', file], { variables, signal });
        const digest = await digestOfFile(file);
        const { size: bytes } = await stat(file);
        await store.put(digest, file);
        return {
          id: backupId(before, at),
          kind: 'postgresql-dump',
          database: where,
          location: digest,
          at: new Date(at).toISOString(),
          bytes,
          items: null,
          steps: [...steps],
        };
      }),
    restore: async (backup, { signal, onProgress }) => {
      checkKind(backup, 'postgresql-dump');
      return inFolder(signal, `${backup.id} was not brought back`, async (folder) => {
        const at = (name: string): string => join(folder, name);
        const running = { variables, signal };
        await store.get(backup.location as Digest, at('database.dump'));
        const whole = ['--clean', '--if-exists', '--file', at('restore.sql'), at('database.dump')];
        await runProgram('pg_restore', whole, running);
        const rows = ['--data-only', '--file', at('expected.sql'), at('database.dump')];
        await runProgram('pg_restore', rows, running);
        await writeFile(at('empty.sql'), EMPTY_DATABASE);
        onProgress?.({ message: 'the dump is brought back' });
        await runProgram(
          'psql',
          [
            ...['--no-psqlrc', '--quiet', '--single-transaction', '--set', 'ON_ERROR_STOP=1'],
            ...['--file', at('empty.sql'), '--file', at('restore.sql')],
          ],
          running,
        );
        onProgress?.({ message: 'what is there is compared with the backup' });
        await dumpRows(at('found.sql'), signal);
        const keys = await primaryKeys(address);
        return compareItems(
          itemsInDump(at('expected.sql'), keys),
          itemsInDump(at('found.sql'), keys),
        );
      });
    },
    async *items({ signal }) {
      const folder = await mkdtemp(join(workFolder, 'dump-'));
      try {
        const file = join(folder, 'rows.sql');
        await dumpRows(file, signal).catch((error: unknown) => {
          signal.throwIfAborted();
          throw backupFailed(where, `it cannot be read: ${messageOf(error)}`, error);
        });
        yield* itemsInDump(file, await primaryKeys(address));
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    },
  };
}

async function primaryKeys(address: PostgresAddress): Promise<PrimaryKeys> {
  const client = await connect(address);
  try {
    const { rows } = await client.query<{ name: string; columns: string[] }>(PRIMARY_KEYS);
    return new Map(rows.map(({ name, columns }) => [name, columns]));
  } finally {
    await client.end();
  }
}
