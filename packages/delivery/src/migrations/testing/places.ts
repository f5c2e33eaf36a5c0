import { join } from 'node:path';
import { CreateTableCommand, DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { digestOf } from '../../artifacts/digest';
import { folderStore } from '../../artifacts/store/folder-store';
import { testFolders } from '../../infrastructure/testing/folders';
import { type MiniStack, startMiniStack } from '../../infrastructure/testing/mini-stack';
import { realPorts } from '../../state/ports';
import type { Backups } from '../backups/backups';
import { type DynamoStepContext, dynamoDatabase } from '../dynamo/dynamo-database';
import { dynamoBackups } from '../dynamo/dynamo-backups';
import { dynamoExports } from '../dynamo/dynamo-exports';
import { postgresBackups } from '../postgres/postgres-backups';
import { connect, postgresDatabase, type SqlStepContext } from '../postgres/postgres-database';
import type { MigrationDatabase, StepCode } from '../run/ports';
import type { MigrationStep, StepKind } from '../step';
import {
  memoryBackups,
  memoryData,
  memoryDatabase,
  type MemoryStepContext,
} from './memory-database';
import { startPostgres, type TestPostgres } from './postgres';

/** A database with ten deals, each with an id and a price. */
export interface Place {
  /** As another process has it. */
  database(): MigrationDatabase;
  backups: Backups;
  /** Code that adds to each deal its price in cents, and code that takes the price away. */
  add: StepCode;
  drop: StepCode;
  /** The service writes a deal. */
  write(id: string, price: number): Promise<void>;
}

export interface PlaceKind {
  name: string;
  start(): Promise<void>;
  place(): Promise<Place>;
  end(): Promise<void>;
}

const deals = Array.from({ length: 10 }, (_, index) => ({ id: `deal-${index}`, price: index }));

export function stepOf(
  number: number,
  kind: StepKind,
  more: Partial<MigrationStep> = {},
): MigrationStep {
  const id = `${String(number).padStart(4, '0')}-step`;
  return {
    id,
    kind,
    checksum: digestOf(id),
    destroys: kind === 'contract',
    needs: null,
    inTurn: false,
    transaction: true,
    ...more,
  };
}

const inMemory: PlaceKind = {
  name: 'memory',
  start: async () => undefined,
  end: async () => undefined,
  async place() {
    const data = memoryData(deals.map((deal) => [deal.id, deal]));
    const options = { ports: realPorts };
    const code =
      (change: (item: Readonly<Record<string, unknown>>) => Record<string, unknown>) =>
      ({ all }: MemoryStepContext) =>
        all(change);
    return {
      database: () => memoryDatabase(data, options),
      backups: memoryBackups(data, options),
      add: code((item) => ({ ...item, cents: Number(item['price']) * 100 })),
      drop: code(({ id, cents }) => ({ id, cents })),
      write: async (id, price) => void data.items.set(id, { id, price }),
    };
  },
};

export async function makeDealsTable(client: DynamoDBClient, table: string): Promise<void> {
  await client.send(
    new CreateTableCommand({
      TableName: table,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
      KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
    }),
  );
}

export async function putDeal(
  client: DynamoDBClient,
  table: string,
  { id, price }: { id: string; price: number },
): Promise<void> {
  const Item = { id: { S: id }, price: { N: String(price) } };
  await client.send(new PutItemCommand({ TableName: table, Item }));
}

export function miniStackClient(endpoint: string): DynamoDBClient {
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  return new DynamoDBClient({ endpoint, credentials, region: 'us-east-1' });
}

function dynamo(name: string, exports: boolean): PlaceKind {
  const folders = testFolders();
  const started: { stack?: MiniStack; folder?: string; count: number } = { count: 0 };
  return {
    name,
    async start() {
      started.folder = folders.make();
      started.stack = await startMiniStack(started.folder);
    },
    async end() {
      await started.stack?.end();
      folders.dispose();
    },
    async place() {
      const { stack, folder = '' } = started;
      const client = miniStackClient(stack?.endpoint ?? '');
      const table = `deals-${(started.count += 1)}`;
      await makeDealsTable(client, table);
      for (const deal of deals) await putDeal(client, table, deal);
      const store = folderStore(join(folder, 'store'));
      const all =
        (change: Parameters<DynamoStepContext['backfill']>[0]['change']) =>
        ({ backfill }: DynamoStepContext) =>
          backfill({ change, batchSize: 3, itemsPerSecond: 1_000 });
      return {
        database: () => dynamoDatabase({ client, table }),
        backups: exports
          ? dynamoExports({ client, table, store, workFolder: folder })
          : dynamoBackups({ client, table }),
        add: all((item) => ({ ...item, cents: Number(item['price']) * 100 })),
        drop: all(({ id, cents }) => ({ id, cents })),
        write: (id, price) => putDeal(client, table, { id, price }),
      };
    },
  };
}

function postgres(): PlaceKind {
  const folders = testFolders();
  const started: { server?: TestPostgres; folder?: string; count: number } = { count: 0 };
  return {
    name: 'PostgreSQL',
    async start() {
      started.folder = folders.make();
      started.server = await startPostgres();
    },
    async end() {
      started.server?.end();
      folders.dispose();
    },
    async place() {
      const { server, folder = '' } = started;
      if (server === undefined) throw new Error('it was not started');
      const address = server.create(`deals-${(started.count += 1)}`);
      const client = await connect(address);
      await client.query('create table deals (id text primary key, price numeric)');
      const insert = 'insert into deals (id, price) values ($1, $2)';
      for (const { id, price } of deals) await client.query(insert, [id, price]);
      await client.end();
      const code =
        (text: string) =>
        ({ sql }: SqlStepContext) =>
          sql(text);
      const store = folderStore(join(folder, 'store'));
      return {
        database: () => postgresDatabase({ address, lockWait: 0 }),
        backups: postgresBackups({ address, store, workFolder: folder, env: server.env }),
        add: code(
          'alter table deals add column cents bigint; update deals set cents = price * 100',
        ),
        drop: code('alter table deals drop column price'),
        async write(id, price) {
          const other = await connect(address);
          await other.query(insert, [id, price]);
          await other.end();
        },
      };
    },
  };
}

/** Everything that the contract of databases and backups is for. */
export const placeKinds = (): PlaceKind[] => [
  inMemory,
  dynamo('DynamoDB', false),
  dynamo('DynamoDB with exports', true),
  postgres(),
];
