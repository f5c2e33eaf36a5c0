import { isDeepStrictEqual } from 'node:util';
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { DeliveryError } from '../../delivery-error';
import { type Dynamo, isNamed } from './dynamo';
import { type Attributes, itemKey } from './item-text';

/** An item for the code of a step: plain values; sets are `Set`s, numbers that JavaScript cannot hold are as the SDK wraps them. */
export type PlainItem = Record<string, unknown>;

/** Of an item what it shall be; `null`: it is right as it is. A pure function: it may be called more than once. */
export type ItemChange = (item: PlainItem) => PlainItem | null;

/** DynamoDB takes 300 operators in an expression; each attribute needs an `=` and an `AND`. */
const MOST_ATTRIBUTES = 140;

/** How often an item is read anew because somebody else was faster. */
const ATTEMPTS = 20;

/**
 * Changes one item, on condition that it is as it was read: what the service writes at the same time is never overwritten, and counts. Only the attributes
 * that differ are written.
 */
export async function changeItem(
  dynamo: Dynamo,
  table: { name: string; keys: readonly string[] },
  read: Attributes,
  change: ItemChange,
  abortSignal: AbortSignal,
): Promise<void> {
  const { client, sdk } = dynamo;
  const where = `DynamoDB table ${table.name}: ${itemKey(read, table.keys)}`;
  let item = read;
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const wanted = await want(dynamo, item, change);
    const names = differing(item, wanted);
    if (names.length === 0) return;
    const key = names.find((name) => table.keys.includes(name));
    if (key !== undefined)
      throw new DeliveryError({
        code: 'invalid-options',
        what: `the step changes ${key}, which is of the key`,
        where,
        fix: 'An item keeps its key. Write a new item and delete the old one with `dynamo`.',
      });
    try {
      await client.send(
        new sdk.UpdateItemCommand({
          TableName: table.name,
          Key: keyOf(item, table.keys),
          ...expressionOf(item, wanted, names, where),
        }),
        { abortSignal },
      );
      return;
    } catch (error) {
      if (!isNamed(error, 'ConditionalCheckFailedException')) throw error;
    }
    const { Item } = await client.send(
      new sdk.GetItemCommand({
        TableName: table.name,
        Key: keyOf(item, table.keys),
        ConsistentRead: true,
      }),
      { abortSignal },
    );
    if (Item === undefined) return;
    item = Item;
  }
  throw new DeliveryError({
    code: 'access-failed',
    what: 'somebody keeps changing this item',
    where,
    fix: 'Run the command again: it goes on where it is.',
  });
}

async function want({ util }: Dynamo, item: Attributes, change: ItemChange): Promise<Attributes> {
  const wrapNumbers = (text: string): unknown =>
    String(Number(text)) === text ? Number(text) : util.NumberValueImpl.from(text);
  const wanted = change(util.unmarshall(item, { wrapNumbers }));
  return wanted === null ? item : util.marshall(wanted, { removeUndefinedValues: true });
}

function differing(item: Attributes, wanted: Attributes): string[] {
  const names = new Set([...Object.keys(item), ...Object.keys(wanted)]);
  return [...names].filter((name) => !isDeepStrictEqual(item[name], wanted[name])).sort();
}

function expressionOf(
  item: Attributes,
  wanted: Attributes,
  names: readonly string[],
  where: string,
): {
  UpdateExpression: string;
  ConditionExpression: string;
  ExpressionAttributeNames: Record<string, string>;
  ExpressionAttributeValues: Attributes;
} {
  const all = [...new Set([...Object.keys(item), ...names])];
  if (all.length > MOST_ATTRIBUTES)
    throw new DeliveryError({
      code: 'invalid-options',
      what: `the item has ${all.length} attributes, and ${MOST_ATTRIBUTES} can be held against what was read`,
      where,
      fix: 'Change such items in the step itself, with `dynamo`.',
    });
  const values: Attributes = {};
  const at = (name: string): string => `#n${all.indexOf(name)}`;
  const valueOf = (prefix: string, name: string, value: AttributeValue): string => {
    const placeholder = `:${prefix}${all.indexOf(name)}`;
    values[placeholder] = value;
    return placeholder;
  };
  const conditions = all.map((name) => {
    const was = item[name];
    return was === undefined
      ? `attribute_not_exists(${at(name)})`
      : `${at(name)} = ${valueOf('w', name, was)}`;
  });
  const sets = names.flatMap((name) => {
    const value = wanted[name];
    return value === undefined ? [] : [`${at(name)} = ${valueOf('v', name, value)}`];
  });
  const removes = names.filter((name) => wanted[name] === undefined).map(at);
  return {
    UpdateExpression: [
      ...(sets.length > 0 ? [`SET ${sets.join(', ')}`] : []),
      ...(removes.length > 0 ? [`REMOVE ${removes.join(', ')}`] : []),
    ].join(' '),
    ConditionExpression: conditions.join(' AND '),
    ExpressionAttributeNames: Object.fromEntries(all.map((name) => [at(name), name])),
    ExpressionAttributeValues: values,
  };
}

/** The part of an item that says which it is. */
export function keyOf(item: Attributes, keys: readonly string[]): Attributes {
  return Object.fromEntries(keys.map((name) => [name, item[name] as AttributeValue]));
}
