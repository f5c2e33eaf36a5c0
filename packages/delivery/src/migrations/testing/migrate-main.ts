import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { folderStore } from '../../artifacts/store/folder-store';
import { withLock } from '../../state/lock/with-lock';
import { checkRecords } from '../../state/log/check-record';
import { openLog } from '../../state/log/open-log';
import { recordKinds } from '../../state/record-kinds';
import { folderStateStore } from '../../state/stores/folder-store';
import { dynamoBackups } from '../dynamo/dynamo-backups';
import { dynamoDatabase } from '../dynamo/dynamo-database';
import { readMigrations } from '../packaged/read-migrations';
import { postgresBackups } from '../postgres/postgres-backups';
import { postgresDatabase } from '../postgres/postgres-database';
import { migrationKinds } from '../records';
import { runMigrations, type RunMigrationsInput } from '../run/run-migrations';
import type { MigrateInput } from './migrate-program';
import { miniStackClient } from './places';

function placeOf({
  root,
  dynamo,
  postgres,
}: MigrateInput): Pick<RunMigrationsInput, 'database' | 'backups'> {
  if (dynamo !== undefined) {
    const client = miniStackClient(dynamo.endpoint);
    const options = { client, table: dynamo.table };
    return { database: dynamoDatabase(options), backups: dynamoBackups(options) };
  }
  if (postgres === undefined) throw new Error('no database');
  const workFolder = join(root, 'work');
  mkdirSync(workFolder, { recursive: true });
  const store = folderStore(join(root, 'store'));
  const backups = postgresBackups({ address: postgres, store, workFolder, env: process.env });
  return { database: postgresDatabase({ address: postgres }), backups };
}

async function main(input: MigrateInput): Promise<void> {
  const check = checkRecords([
    ...recordKinds.filter(({ kind }) => !migrationKinds.some((own) => own.kind === kind)),
    ...migrationKinds,
  ]);
  const names = { application: 'shop', environment: 'staging', check };
  const log = openLog(folderStateStore(join(input.root, 'log')), names);
  const packaged = await readMigrations(input.migrations);
  const lock = { by: 'ada', holder: 'test', lease: 1_000, tolerance: 100, wait: 30_000 };
  await withLock(log, lock, (held) =>
    runMigrations(held, {
      ...placeOf(input),
      service: 'deals-ms',
      by: 'ada',
      release: { name: '1.1.0', version: '1.1.0' },
      phase: 'contract',
      window: [],
      packaged,
      onProgress: ({ step, message }) => console.log(`${step}: ${message}`),
    }),
  );
  console.log('done');
}

main(JSON.parse(process.argv[2] ?? '{}') as MigrateInput).then(
  () => process.exit(0),
  (error: unknown) => {
    console.log('failed', error);
    process.exit(1);
  },
);
