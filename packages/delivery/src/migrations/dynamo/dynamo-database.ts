import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DeliveryError } from '../../delivery-error';
import { realPorts, type StatePorts } from '../../state/ports';
import { backfill, type BackfillOptions } from '../backfill/backfill';
import { databaseFailed } from '../migration-errors';
import type { MigrationDatabase, MigrationSession, OnStepProgress, StepStart } from '../run/ports';
import { type BooksOwner, openBooks } from './books';
import { changeItem, type ItemChange } from './change-item';
import { describeTable } from './data-table';
import { type Dynamo, isPassing, loadDynamo } from './dynamo';
import type { Attributes } from './item-text';

/** What a step does to all items of the table. */
export interface ItemBackfill extends Pick<
  BackfillOptions<never, never>,
  'batchSize' | 'itemsPerSecond' | 'atOnce'
> {
  change: ItemChange;
  /** Where a step has several, each has a name of its own. Default `items`. */
  name?: string;
}

/** What `up` is given. */
export interface DynamoStepContext {
  dynamo: DynamoDBClient;
  /** Name of the service's table. */
  table: string;
  /**
   * Changes all items in batches, as fast as asked for and as the table can take. Killed anywhere, it goes on with the batch it was at.
   *
   * @returns how many items were looked at
   */
  backfill(options: ItemBackfill): Promise<number>;
  /** Fires when the step has to end. */
  signal: AbortSignal;
  progress: OnStepProgress;
}

export interface DynamoDatabaseOptions {
  client: DynamoDBClient;
  /** Name of the service's table. */
  table: string;
  ports?: StatePorts;
}

/**
 * A table of DynamoDB. What became of its migrations is in `<table>-migrations`. A step and its bookkeeping are not one there: one that was killed is run
 * again from its cursor, and what it does has to be repeatable.
 */
export function dynamoDatabase(options: DynamoDatabaseOptions): MigrationDatabase {
  const { client, table } = options;
  const where = `DynamoDB table ${table}`;
  const failed = (error: unknown): never => {
    throw error instanceof DeliveryError ? error : databaseFailed(where, error);
  };
  return {
    where,
    read: async (signal) =>
      openBooks(await loadDynamo(client), table)
        .read(signal)
        .catch(failed),
    async open(signal) {
      const dynamo = await loadDynamo(client);
      const books = openBooks(dynamo, table);
      const owner = await books.take(signal).catch((error: unknown) => {
        signal.throwIfAborted();
        return failed(error);
      });
      const session: MigrationSession = {
        read: () => books.read(signal).catch(failed),
        async apply(start, up, { signal: ending, onProgress }) {
          const { step, ...rest } = start;
          const before = (await session.read()).find(({ id }) => id === step.id);
          if (before?.state === 'applied') return before.milliseconds ?? 0;
          const { now } = options.ports ?? realPorts;
          const from = now();
          const { id, kind, checksum, destroys, needs } = step;
          const state = { id, kind, checksum, destroys, needs, ...rest };
          await owner.write({ ...state, state: 'started', milliseconds: null }).catch(failed);
          const context: DynamoStepContext = {
            dynamo: client,
            table,
            signal: ending,
            progress: onProgress,
            backfill: backfillOf(dynamo, owner, start, { ...options, ending, onProgress }),
          };
          try {
            await up(context as never);
          } finally {
            // What a request that was cut off says is not why.
            ending.throwIfAborted();
          }
          const milliseconds = Math.max(0, Math.round(now() - from));
          await owner.write({ ...state, state: 'applied', milliseconds }).catch(failed);
          return milliseconds;
        },
        close: async () => undefined,
      };
      return session;
    },
  };
}

function backfillOf(
  dynamo: Dynamo,
  owner: BooksOwner,
  { step }: StepStart,
  options: DynamoDatabaseOptions & { ending: AbortSignal; onProgress: OnStepProgress },
): DynamoStepContext['backfill'] {
  const { table: name, ending: signal, onProgress, ports = realPorts } = options;
  const where = `DynamoDB table ${name}: ${step.id}`;
  const used = new Set<string>();
  return async ({ change, name: which = 'items', batchSize, itemsPerSecond, atOnce }) => {
    if (used.has(which))
      throw new DeliveryError({
        code: 'invalid-options',
        what: `the step has two backfills that are called ${which}`,
        where,
        fix: 'Give each a `name`: how far it is is kept under that.',
      });
    used.add(which);
    const table = await describeTable(dynamo, name, signal);
    const { client, sdk } = dynamo;
    return backfill<Attributes, Attributes>({
      async scan(cursor, limit, abortSignal) {
        const { Items = [], LastEvaluatedKey } = await client.send(
          new sdk.ScanCommand({
            TableName: name,
            Limit: limit,
            ConsistentRead: true,
            ...(cursor && { ExclusiveStartKey: cursor }),
          }),
          { abortSignal },
        );
        return { items: Items, next: LastEvaluatedKey ?? null };
      },
      change: (item, abortSignal) => changeItem(dynamo, table, item, change, abortSignal),
      isPassing,
      cursorStore: owner.cursor(step, which),
      signal,
      batchSize,
      itemsPerSecond,
      atOnce,
      about: table.about,
      where,
      ports,
      onProgress: ({ done, about, rate }) =>
        onProgress({
          message: `${which}: ${done} of about ${about ?? '?'}, ${rate.toFixed(0)} per second`,
          done,
          about,
        }),
    });
  };
}
