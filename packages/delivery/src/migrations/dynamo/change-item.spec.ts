import { GetItemCommand, PutItemCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import fc from 'fast-check';
import { testFolders } from '../../infrastructure/testing/folders';
import { type MiniStack, startMiniStack } from '../../infrastructure/testing/mini-stack';
import { makeDealsTable, miniStackClient } from '../testing/places';
import { changeItem, type ItemChange } from './change-item';
import { isPassing, loadDynamo } from './dynamo';
import { type Attributes, itemKey, itemText, parseItem } from './item-text';

const folders = testFolders();
const started: { stack?: MiniStack; client?: DynamoDBClient } = {};
const table = { name: 'deals', keys: ['id'] };
const { signal } = new AbortController();

beforeAll(async () => {
  started.stack = await startMiniStack(folders.make());
  started.client = miniStackClient(started.stack.endpoint);
  await makeDealsTable(started.client, table.name);
});
afterAll(async () => {
  await started.stack?.end();
  folders.dispose();
});

const client = (): DynamoDBClient => started.client as DynamoDBClient;

async function put(Item: Attributes): Promise<void> {
  await client().send(new PutItemCommand({ TableName: table.name, Item }));
}

async function get(id: string): Promise<Attributes | undefined> {
  const Key = { id: { S: id } };
  const command = new GetItemCommand({ TableName: table.name, Key, ConsistentRead: true });
  return (await client().send(command)).Item;
}

async function change(read: Attributes, how: ItemChange): Promise<void> {
  await changeItem(await loadDynamo(client()), table, read, how, signal);
}

test('only what differs is written: what JavaScript cannot hold stays digit by digit', async () => {
  const item: Attributes = {
    id: { S: 'a' },
    size: { N: '12345678901234567890.123456789' },
    near: { N: '1.00000000000000000001' },
    old: { S: 'gone' },
    tags: { SS: ['x', 'y'] },
    image: { B: new Uint8Array([0, 255]) },
    more: { M: { big: { N: '98765432109876543210' }, list: { L: [{ NULL: true }] } } },
  };
  await put(item);
  await change(item, ({ old, ...rest }) => ({ ...rest, was: old, cents: 150 }));
  const { old, ...kept } = item;
  expect(await get('a')).toEqual({ ...kept, was: old, cents: { N: '150' } });
});

test('an item that a step changes in place is written', async () => {
  const item: Attributes = { id: { S: 'b' }, more: { M: { price: { N: '2' } } } };
  await put(item);
  await change(item, (deal) => {
    (deal['more'] as Record<string, number>)['price'] = 3;
    return deal;
  });
  expect(await get('b')).toEqual({ id: { S: 'b' }, more: { M: { price: { N: '3' } } } });
});

test('what the service has written since is not overwritten, and counts', async () => {
  const read: Attributes = { id: { S: 'c' }, price: { N: '1' } };
  await put({ ...read, price: { N: '5' }, title: { S: 'new' } });
  await change(read, (deal) => ({ ...deal, cents: Number(deal['price']) * 100 }));
  expect(await get('c')).toEqual({
    ...read,
    ...{ price: { N: '5' }, title: { S: 'new' }, cents: { N: '500' } },
  });
});

test('what the service has deleted since stays deleted; what is right already is left alone', async () => {
  const read: Attributes = { id: { S: 'd' }, price: { N: '1' } };
  await change(read, (deal) => ({ ...deal, cents: 1 }));
  expect(await get('d')).toBeUndefined();
  await change(read, () => null);
  await change(read, (deal) => deal);
  expect(await get('d')).toBeUndefined();
});

test('an item keeps its key, and one that is too wide to be compared is refused', async () => {
  const read: Attributes = { id: { S: 'e' } };
  await put(read);
  const refused = { code: 'invalid-options', where: 'DynamoDB table deals: id="e"' };
  await expect(change(read, () => ({ id: 'f' }))).rejects.toMatchObject(refused);
  const names = Array.from({ length: 141 }, (_, index) => [`a${index}`, index]);
  const wide = Object.fromEntries(names) as Record<string, number>;
  await expect(change(read, (deal) => ({ ...deal, ...wide }))).rejects.toMatchObject(refused);
  expect(await get('e')).toEqual(read);
});

test('what may pass is told from what does not', () => {
  for (const name of ['ProvisionedThroughputExceededException', 'ThrottlingException'])
    expect(isPassing({ name })).toBe(true);
  expect(isPassing({ code: 'ECONNRESET' })).toBe(true);
  expect(isPassing({ name: 'X', $metadata: { httpStatusCode: 503 } })).toBe(true);
  expect(isPassing({ name: 'ValidationException', $metadata: { httpStatusCode: 400 } })).toBe(
    false,
  );
  expect(isPassing(new Error('no such attribute'))).toBe(false);
});

const value: fc.Arbitrary<Attributes[string]> = fc.letrec<{ value: Attributes[string] }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.record({ S: fc.string() }),
    fc.record({ N: fc.integer().map(String) }),
    fc.record({ BOOL: fc.boolean() }),
    fc.constant({ NULL: true as const }),
    fc.record({ B: fc.uint8Array() }),
    fc.record({ SS: fc.uniqueArray(fc.string(), { minLength: 1 }).map((each) => each.sort()) }),
    fc.record({ L: fc.array(tie('value'), { maxLength: 3 }) }),
    fc.record({
      M: fc.dictionary(fc.string(), tie('value'), { maxKeys: 3, noNullPrototype: true }),
    }),
  ),
})).value;

test('the text of an item is the item, and the same for the same one', () => {
  const items = fc.dictionary(fc.string(), value, { maxKeys: 4, noNullPrototype: true });
  fc.assert(
    fc.property(items, (item) => {
      const text = itemText(item);
      expect(text).not.toContain('\n');
      expect(parseItem(text)).toEqual(item);
      const turned = Object.fromEntries(Object.entries(item).reverse());
      expect(itemText(turned)).toBe(text);
    }),
  );
});

test('the key of an item, for people', () => {
  const item = { id: { S: 'a, "b"' }, sort: { N: '2' }, more: { S: 'x' } };
  expect(itemKey(item, ['id', 'sort'])).toBe('id="a, \\"b\\"", sort=2');
  expect(itemKey({ id: { B: new Uint8Array([1]) } }, ['id'])).toBe('id=AQ==');
});
