import { setTimeout as wait } from 'node:timers/promises';
import { databaseFailed } from '../migration-errors';
import { type Dynamo, isNamed } from './dynamo';
import type { Attributes } from './item-text';

/** What is known of a table. */
export interface DataTable {
  name: string;
  /** Its partition key, and its sort key if it has one. */
  keys: string[];
  /** As DynamoDB counts them, about every six hours. */
  about: number;
  isActive: boolean;
}

/** @returns `null`: there is no such table */
export async function findTable(
  { client, sdk }: Dynamo,
  name: string,
  abortSignal?: AbortSignal,
): Promise<DataTable | null> {
  try {
    const { Table } = await client.send(new sdk.DescribeTableCommand({ TableName: name }), {
      ...(abortSignal && { abortSignal }),
    });
    const keys = [...(Table?.KeySchema ?? [])]
      .sort((a) => (a.KeyType === 'HASH' ? -1 : 1))
      .map(({ AttributeName = '' }) => AttributeName);
    const isActive = Table?.TableStatus === 'ACTIVE';
    return { name, keys, about: Table?.ItemCount ?? 0, isActive };
  } catch (error) {
    if (isNamed(error, 'ResourceNotFoundException')) return null;
    throw error;
  }
}

/** @throws DeliveryError `access-failed` when there is no such table */
export async function describeTable(
  dynamo: Dynamo,
  name: string,
  signal: AbortSignal,
): Promise<DataTable> {
  const table = await findTable(dynamo, name, signal);
  if (table === null)
    throw databaseFailed(
      `DynamoDB table ${name}`,
      new Error('there is no such table'),
      'Deploy the service once: its stack makes the table.',
    );
  return table;
}

/** Milliseconds between looks at a table that is being made. */
const LOOK = 200;

/** Waits until a table can be used. */
export async function tableReady(
  dynamo: Dynamo,
  name: string,
  signal: AbortSignal,
): Promise<DataTable> {
  for (;;) {
    const table = await findTable(dynamo, name, signal);
    if (table?.isActive) return table;
    await wait(LOOK, undefined, { signal });
  }
}

/** All items of a table, page by page, as they are when they are read. */
export async function* scanItems(
  { client, sdk }: Dynamo,
  name: string,
  abortSignal: AbortSignal,
): AsyncGenerator<Attributes> {
  let from: Attributes | undefined;
  do {
    const { Items = [], LastEvaluatedKey } = await client.send(
      new sdk.ScanCommand({
        TableName: name,
        ConsistentRead: true,
        ...(from && { ExclusiveStartKey: from }),
      }),
      { abortSignal },
    );
    yield* Items;
    from = LastEvaluatedKey;
  } while (from !== undefined);
}
