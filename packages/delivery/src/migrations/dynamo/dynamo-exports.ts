import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { type Digest, digestOfFile } from '../../artifacts/digest';
import type { ArtifactStore } from '../../artifacts/store/artifact-store';
import { DeliveryError } from '../../delivery-error';
import { realPorts } from '../../state/ports';
import { messageOf } from '../../state/state-errors';
import { backupId, type Backups, checkKind } from '../backups/backups';
import { backupFailed } from '../migration-errors';
import { bringBack, named } from './bring-back';
import { describeTable, scanItems } from './data-table';
import { loadDynamo } from './dynamo';
import { type Attributes, itemText, parseItem } from './item-text';

export interface DynamoExportsOptions {
  client: DynamoDBClient;
  table: string;
  /** Where copies are kept, under their digest. */
  store: ArtifactStore;
  /** Absolute path of a folder that is there, for files that are removed again. */
  workFolder: string;
}

/**
 * Copies of all items as a file, a line for each, for clouds that make no backups of their own. The table is read meanwhile, so what the
 * service writes in that time may be in it or not.
 */
export function dynamoExports(options: DynamoExportsOptions): Backups {
  const { client, table, store, workFolder } = options;
  const where = `DynamoDB table ${table}`;
  const inFolder = async <Result>(
    signal: AbortSignal,
    failure: string,
    work: (file: string) => Promise<Result>,
  ): Promise<Result> => {
    const folder = await mkdtemp(join(workFolder, 'export-'));
    try {
      return await work(join(folder, 'items.jsonl'));
    } catch (error) {
      signal.throwIfAborted();
      if (error instanceof DeliveryError) throw error;
      throw backupFailed(where, `${failure}: ${messageOf(error)}`, error);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  };
  return {
    make: ({ before, steps, signal, onProgress }) =>
      inFolder(signal, 'the copy was not made', async (file) => {
        const dynamo = await loadDynamo(client);
        const { about } = await describeTable(dynamo, table, signal);
        const at = realPorts.now();
        let items = 0;
        const lines = async function* (): AsyncGenerator<string> {
          for await (const item of scanItems(dynamo, table, signal)) {
            items += 1;
            if (items % 1_000 === 0)
              onProgress?.({ message: `${items} items are copied`, done: items, about });
            yield `${itemText(item)}\n`;
          }
        };
        await pipeline(Readable.from(lines()), createWriteStream(file));
        const digest = await digestOfFile(file);
        const { size: bytes } = await stat(file);
        await store.put(digest, file);
        return {
          id: backupId(before, at),
          kind: 'dynamodb-export',
          database: where,
          location: digest,
          at: new Date(at).toISOString(),
          bytes,
          items,
          steps: [...steps],
        };
      }),
    restore: async (backup, { signal, onProgress }) => {
      checkKind(backup, 'dynamodb-export');
      return inFolder(signal, `${backup.id} was not brought back`, async (file) => {
        await store.get(backup.location as Digest, file);
        const dynamo = await loadDynamo(client);
        const read = () => itemsIn(file);
        return bringBack(dynamo, table, { backup, read, signal, onProgress });
      });
    },
    async *items({ signal }) {
      const dynamo = await loadDynamo(client);
      yield* named(await describeTable(dynamo, table, signal), scanItems(dynamo, table, signal));
    },
  };
}

async function* itemsIn(file: string): AsyncGenerator<Attributes> {
  const lines = createInterface({ input: createReadStream(file), crlfDelay: Infinity });
  for await (const line of lines) yield parseItem(line);
}
