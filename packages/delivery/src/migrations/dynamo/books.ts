import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { realPorts } from '../../state/ports';
import type { BackfillState, CursorStore } from '../backfill/backfill';
import { othersMigrate } from '../migration-errors';
import { inOrder, type StepState } from '../step';
import { tableReady } from './data-table';
import { type Dynamo, isNamed } from './dynamo';
import { type Attributes, parseItem, itemText } from './item-text';

/** What the database says of its migrations, in a table of its own beside that of the data. */
export interface Books {
  read(signal?: AbortSignal): Promise<StepState[]>;
  /** Makes the table if there is none, and whoever wrote before cannot any more. */
  take(signal: AbortSignal): Promise<BooksOwner>;
}

/** Who writes them now. Everything throws DeliveryError `migration-refused` when somebody else has taken them. */
export interface BooksOwner {
  write(state: StepState): Promise<void>;
  cursor(step: Pick<StepState, 'id' | 'checksum'>, name: string): CursorStore<Attributes>;
  /** Makes them say only this, and forgets how far backfills were. */
  replace(states: readonly StepState[], signal: AbortSignal): Promise<void>;
}

/** For data in `deals-staging`: `deals-staging-migrations`. */
export function booksTable(table: string): string {
  return `${table}-migrations`;
}

const STEP = 'step#';
const CURSOR = 'cursor#';
const OWNER = { id: { S: 'owner' } };

/**
 * Opens the books of a table. They are not in it, since the service would find them among its own items.
 *
 * @param table of the data
 */
export function openBooks(dynamo: Dynamo, table: string): Books {
  const { client, sdk } = dynamo;
  const TableName = booksTable(table);
  const where = `DynamoDB table ${table}`;

  const all = async (abortSignal?: AbortSignal): Promise<Attributes[]> => {
    const found: Attributes[] = [];
    const pages = sdk.paginateScan({ client }, { TableName, ConsistentRead: true });
    for await (const { Items = [] } of pages) {
      abortSignal?.throwIfAborted();
      found.push(...Items);
    }
    return found;
  };

  const make = async (signal: AbortSignal): Promise<void> => {
    try {
      await client.send(
        new sdk.CreateTableCommand({
          TableName,
          BillingMode: 'PAY_PER_REQUEST',
          AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
          KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
        }),
        { abortSignal: signal },
      );
    } catch (error) {
      if (!isNamed(error, 'ResourceInUseException', 'TableAlreadyExistsException')) throw error;
    }
    await tableReady(dynamo, TableName, signal);
  };

  const ownerOf = (owner: string): BooksOwner => {
    const transact = async (items: TransactWriteItem[]): Promise<void> => {
      const isOurs = {
        TableName,
        Key: OWNER,
        ConditionExpression: '#owner = :owner',
        ExpressionAttributeNames: { '#owner': 'owner' },
        ExpressionAttributeValues: { ':owner': { S: owner } },
      };
      try {
        await client.send(
          new sdk.TransactWriteItemsCommand({
            TransactItems: [{ ConditionCheck: isOurs }, ...items],
          }),
        );
      } catch (error) {
        const { CancellationReasons: reasons = [] } = error as {
          CancellationReasons?: { Code?: string }[];
        };
        if (reasons[0]?.Code === 'ConditionalCheckFailed') throw othersMigrate(where);
        throw error;
      }
    };
    const put = (id: string, attributes: Attributes): TransactWriteItem => ({
      Put: { TableName, Item: { ...attributes, id: { S: id } } },
    });
    const putState = (state: StepState): TransactWriteItem =>
      put(STEP + state.id, { state: { S: JSON.stringify(state) } });
    return {
      write: (state) => transact([putState(state)]),
      cursor: (step, name) => cursorStore(`${CURSOR}${step.id}#${step.checksum}#${name}`),
      async replace(states, signal) {
        for (const { id } of await all(signal)) {
          if (id?.S === OWNER.id.S || id === undefined) continue;
          await transact([{ Delete: { TableName, Key: { id } } }]);
        }
        for (const state of states) await transact([putState(state)]);
      },
    };

    function cursorStore(id: string): CursorStore<Attributes> {
      return {
        async read() {
          const { Item } = await client.send(
            new sdk.GetItemCommand({ TableName, Key: { id: { S: id } }, ConsistentRead: true }),
          );
          if (Item === undefined) return null;
          const { cursor, ...rest } = JSON.parse(Item['state']?.S ?? '') as CursorText;
          return { ...rest, cursor: cursor === null ? null : parseItem(cursor) };
        },
        async write({ cursor, done, hasEnded }: BackfillState<Attributes>) {
          const text = cursor === null ? null : itemText(cursor);
          const state: CursorText = { cursor: text, done, hasEnded };
          await transact([put(id, { state: { S: JSON.stringify(state) } })]);
        },
      };
    }
  };

  return {
    async read(signal) {
      try {
        const items = await all(signal);
        const states = items.filter(({ id }) => id?.S?.startsWith(STEP));
        return inOrder(states.map(({ state }) => JSON.parse(state?.S ?? '') as StepState));
      } catch (error) {
        if (isNamed(error, 'ResourceNotFoundException')) return [];
        throw error;
      }
    },
    async take(signal) {
      await make(signal);
      const owner = realPorts.newId();
      signal.throwIfAborted();
      await client.send(
        new sdk.PutItemCommand({ TableName, Item: { ...OWNER, owner: { S: owner } } }),
        { abortSignal: signal },
      );
      return ownerOf(owner);
    },
  };
}

interface CursorText {
  cursor: string | null;
  done: number;
  hasEnded: boolean;
}
