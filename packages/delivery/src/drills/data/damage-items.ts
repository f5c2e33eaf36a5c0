import { keyOf } from '../../migrations/dynamo/change-item';
import { describeTable, scanItems } from '../../migrations/dynamo/data-table';
import { loadDynamo } from '../../migrations/dynamo/dynamo';
import type { DynamoStepContext } from '../../migrations/dynamo/dynamo-database';
import { itemKey } from '../../migrations/dynamo/item-text';
import type { Damage } from './victims';

/**
 * The code of a bad migration of a table. To run it again does no harm.
 *
 * @param victims by the names that backups give items
 */
export async function damageItems(
  { dynamo: client, table: name, signal }: DynamoStepContext,
  victims: ReadonlyMap<string, Damage>,
): Promise<void> {
  const dynamo = await loadDynamo(client);
  const { sdk } = dynamo;
  const { keys } = await describeTable(dynamo, name, signal);
  for await (const item of scanItems(dynamo, name, signal)) {
    const damage = victims.get(itemKey(item, keys));
    if (damage === undefined) continue;
    const place = { TableName: name, Key: keyOf(item, keys) };
    const lost = Object.keys(item).filter((attribute) => !keys.includes(attribute));
    if (damage === 'removed' || lost.length === 0) {
      await client.send(new sdk.DeleteItemCommand(place), { abortSignal: signal });
      continue;
    }
    const emptied = new sdk.PutItemCommand({ TableName: name, Item: keyOf(item, keys) });
    await client.send(emptied, { abortSignal: signal });
  }
}
