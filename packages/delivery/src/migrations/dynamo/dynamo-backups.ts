import { createHash } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DeliveryError } from '../../delivery-error';
import { realPorts } from '../../state/ports';
import { messageOf } from '../../state/state-errors';
import { backupId, type Backups, checkKind } from '../backups/backups';
import { backupFailed } from '../migration-errors';
import { bringBack, named } from './bring-back';
import { describeTable, findTable, scanItems, tableReady } from './data-table';
import { type Dynamo, isNamed, loadDynamo } from './dynamo';

/** Milliseconds between looks at a backup that is being made. */
const LOOK = 500;

/**
 * Backups that DynamoDB makes itself, of one moment and without reading the table. A backup is brought back into a table beside it, which is removed
 * when all items are in the service's own.
 */
export function dynamoBackups({
  client,
  table,
}: {
  client: DynamoDBClient;
  table: string;
}): Backups {
  const where = `DynamoDB table ${table}`;
  return {
    async make({ before, steps, signal }) {
      const dynamo = await loadDynamo(client);
      const { sdk } = dynamo;
      const at = realPorts.now();
      const id = backupId(before, at);
      try {
        const { BackupDetails } = await client.send(
          new sdk.CreateBackupCommand({ TableName: table, BackupName: id.slice(0, 255) }),
          { abortSignal: signal },
        );
        const location = BackupDetails?.BackupArn ?? '';
        const bytes = await madeBackup(dynamo, location, signal);
        return {
          id,
          kind: 'dynamodb-backup',
          database: where,
          location,
          at: new Date(at).toISOString(),
          bytes,
          items: null,
          steps: [...steps],
        };
      } catch (error) {
        signal.throwIfAborted();
        throw backupFailed(where, `the backup was not made: ${messageOf(error)}`, error);
      }
    },
    async restore(backup, { signal, onProgress }) {
      checkKind(backup, 'dynamodb-backup');
      const dynamo = await loadDynamo(client);
      const copy = copyName(table, backup.location);
      try {
        await restoreBeside(dynamo, backup.location, copy, signal);
        const read = () => scanItems(dynamo, copy, signal);
        const compared = await bringBack(dynamo, table, { backup, read, signal, onProgress });
        await client.send(new dynamo.sdk.DeleteTableCommand({ TableName: copy }));
        return compared;
      } catch (error) {
        signal.throwIfAborted();
        if (error instanceof DeliveryError) throw error;
        throw backupFailed(where, `${backup.id} was not brought back: ${messageOf(error)}`, error);
      }
    },
    async *items({ signal }) {
      const dynamo = await loadDynamo(client);
      yield* named(await describeTable(dynamo, table, signal), scanItems(dynamo, table, signal));
    },
  };
}

/** The same for the same backup: who was killed goes on with what is there. */
function copyName(table: string, arn: string): string {
  const hash = createHash('sha256').update(arn).digest('hex').slice(0, 12);
  return `${table.slice(0, 230)}-restored-${hash}`;
}

async function madeBackup(
  { client, sdk }: Dynamo,
  BackupArn: string,
  signal: AbortSignal,
): Promise<number | null> {
  for (;;) {
    const { BackupDescription } = await client.send(new sdk.DescribeBackupCommand({ BackupArn }), {
      abortSignal: signal,
    });
    const { BackupStatus, BackupSizeBytes } = BackupDescription?.BackupDetails ?? {};
    if (BackupStatus === 'AVAILABLE') return BackupSizeBytes ?? null;
    if (BackupStatus !== 'CREATING') throw new Error(`its status is ${BackupStatus}`);
    await wait(LOOK, undefined, { signal });
  }
}

async function restoreBeside(
  dynamo: Dynamo,
  BackupArn: string,
  copy: string,
  signal: AbortSignal,
): Promise<void> {
  const { client, sdk } = dynamo;
  if ((await findTable(dynamo, copy, signal)) === null) {
    try {
      await client.send(
        new sdk.RestoreTableFromBackupCommand({
          TargetTableName: copy,
          BackupArn,
          BillingModeOverride: 'PAY_PER_REQUEST',
        }),
        { abortSignal: signal },
      );
    } catch (error) {
      if (!isNamed(error, 'TableAlreadyExistsException', 'TableInUseException')) throw error;
    }
  }
  await tableReady(dynamo, copy, signal);
}
