import type { WriteRequest } from '@aws-sdk/client-dynamodb';
import { backOff, realPorts } from '../../state/ports';
import type { Backup, BackupWork } from '../backups/backups';
import { compareItems, type Item, type ItemComparison } from '../backups/compare-items';
import { backupFailed } from '../migration-errors';
import { openBooks } from './books';
import { keyOf } from './change-item';
import { type DataTable, describeTable, scanItems } from './data-table';
import type { Dynamo } from './dynamo';
import { type Attributes, itemKey, itemText } from './item-text';

/** DynamoDB takes so many writes at once. */
const AT_ONCE = 25;

/** Between attempts at what a batch left undone: milliseconds. */
const AGAIN = { first: 50, longest: 10_000 };
const ATTEMPTS = 30;

/**
 * Makes a table hold exactly the items of a backup, and its books what they were then; the table itself stays, since a stack owns it. What
 * backfills knew is forgotten first.
 *
 * @param read the items of the backup; called more than once
 * @returns how the table differs from the backup afterwards
 */
export async function bringBack(
  dynamo: Dynamo,
  name: string,
  {
    backup,
    read,
    signal,
    onProgress,
  }: { backup: Backup; read(): AsyncIterable<Attributes> } & BackupWork,
): Promise<ItemComparison> {
  const table = await describeTable(dynamo, name, signal);
  const books = openBooks(dynamo, name);
  const owner = await books.take(signal);
  await owner.replace(await books.read(signal), signal);
  const wanted = new Set<string>();
  let done = 0;
  const tell = (message: string): void => onProgress?.({ message, done, about: backup.items });
  for await (const items of inBatches(read())) {
    for (const item of items) wanted.add(itemKey(item, table.keys));
    await writeAll(
      dynamo,
      name,
      items.map((Item) => ({ PutRequest: { Item } })),
      signal,
    );
    done += items.length;
    tell(`${done} items are back`);
  }
  for await (const items of inBatches(scanItems(dynamo, name, signal))) {
    const extra = items.filter((item) => !wanted.has(itemKey(item, table.keys)));
    const requests = extra.map((item) => ({ DeleteRequest: { Key: keyOf(item, table.keys) } }));
    await writeAll(dynamo, name, requests, signal);
  }
  await owner.replace(backup.steps, signal);
  tell('what is there is compared with the backup');
  return compareItems(named(table, read()), named(table, scanItems(dynamo, name, signal)));
}

/** The items of a table, as they are compared. */
export async function* named(
  { keys }: Pick<DataTable, 'keys'>,
  items: AsyncIterable<Attributes>,
): AsyncGenerator<Item> {
  for await (const item of items) yield { key: itemKey(item, keys), value: itemText(item) };
}

async function* inBatches(items: AsyncIterable<Attributes>): AsyncGenerator<Attributes[]> {
  let batch: Attributes[] = [];
  for await (const item of items) {
    batch.push(item);
    if (batch.length < AT_ONCE) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

async function writeAll(
  { client, sdk }: Dynamo,
  name: string,
  requests: WriteRequest[],
  signal: AbortSignal,
): Promise<void> {
  let left = requests;
  for (let attempt = 1; left.length > 0; attempt += 1) {
    if (attempt > ATTEMPTS)
      throw backupFailed(
        `DynamoDB table ${name}`,
        'the table did not take all items for minutes; it needs more capacity',
      );
    if (attempt > 1) await realPorts.sleep(backOff(attempt, realPorts.random(), AGAIN), signal);
    signal.throwIfAborted();
    const { UnprocessedItems = {} } = await client.send(
      new sdk.BatchWriteItemCommand({ RequestItems: { [name]: left } }),
      { abortSignal: signal },
    );
    left = UnprocessedItems[name] ?? [];
  }
}
