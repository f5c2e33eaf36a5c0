import { join } from 'node:path';
import { testFolders } from '../../infrastructure/testing/folders';
import { type MiniStack, startMiniStack } from '../../infrastructure/testing/mini-stack';
import { checkRecords } from '../../state/log/check-record';
import { openLog } from '../../state/log/open-log';
import type { LogRecord } from '../../state/log/record';
import { recordKinds } from '../../state/record-kinds';
import { folderStateStore } from '../../state/stores/folder-store';
import { compareItems, type Item } from '../backups/compare-items';
import { dynamoBackups } from '../dynamo/dynamo-backups';
import { dynamoDatabase } from '../dynamo/dynamo-database';
import { postgresBackups } from '../postgres/postgres-backups';
import { connect, postgresDatabase } from '../postgres/postgres-database';
import { backupMade, migrationEnded, migrationKinds, migrationStarted } from '../records';
import { buildMigrateProgram, type MigrateInput, startMigrate } from '../testing/migrate-program';
import { packaged } from '../testing/packaged';
import { makeDealsTable, miniStackClient, putDeal } from '../testing/places';
import { startPostgres, type TestPostgres } from '../testing/postgres';
import { folderStore } from '../../artifacts/store/folder-store';

const folders = testFolders();
const started: { stack?: MiniStack; server?: TestPostgres; script?: string } = {};
const signal = new AbortController().signal;

beforeAll(async () => {
  started.stack = await startMiniStack(folders.make());
  started.server = await startPostgres();
  started.script = await buildMigrateProgram(folders.make());
});
afterAll(async () => {
  await started.stack?.end();
  started.server?.end();
  folders.dispose();
});

const names = ['0001-add-cents', '0002-drop-price'];

async function migrate(input: MigrateInput, kills: readonly (readonly [string, number])[]) {
  const lines: string[][] = [];
  for (const [line, count] of kills) {
    const program = startMigrate(started.script ?? '', input);
    await program.printed(line, count);
    program.kill();
    expect(await program.ended).toBe('SIGKILL');
    lines.push(program.lines);
  }
  const last = startMigrate(started.script ?? '', input);
  await last.ended;
  expect(last.lines.at(-1)).toBe('done');
  return [...lines, last.lines];
}

async function recordsIn(root: string): Promise<LogRecord[]> {
  const known = recordKinds.filter(({ kind }) => !migrationKinds.some((own) => own.kind === kind));
  const check = checkRecords([...known, ...migrationKinds]);
  const log = openLog(folderStateStore(join(root, 'log')), {
    application: 'shop',
    environment: 'staging',
    check,
  });
  return (await log.read()).records;
}

function expectTold(records: readonly LogRecord[], kills: number): void {
  const ended = records.filter(migrationEnded.is);
  expect(ended.map(({ step, outcome }) => [step, outcome])).toEqual(
    names.map((name) => [name, 'applied']),
  );
  expect(records.filter(migrationStarted.is)).toHaveLength(names.length + kills);
  expect(records.filter(backupMade.is).map(({ before }) => before)).toEqual(['0002-drop-price']);
}

/** Each process begins where the one before has stored that it was, or one batch later. */
function expectResumed(processes: readonly string[][]): void {
  const batches = processes.map((lines) =>
    lines.flatMap((line) => {
      const [, step, done] = /^(\S+): items: (\d+) of/.exec(line) ?? [];
      return done === undefined ? [] : [`${step} ${done.padStart(3, '0')}`];
    }),
  );
  batches.slice(1).forEach((own, index) => {
    const last = batches[index]?.at(-1) ?? '';
    expect(own[0] !== undefined && own[0] > last).toBe(true);
  });
}

async function itemsOf(items: AsyncIterable<Item>): Promise<Item[]> {
  const all: Item[] = [];
  for await (const item of items) all.push(item);
  return all;
}

const DEALS = 60;

/** Slow enough to be killed in the middle: a hundred items a second, five in a batch. */
const dynamoSteps = {
  '0001-add-cents.expand': `exports.up = ({ backfill }) => backfill({
    batchSize: 5, itemsPerSecond: 100,
    change: (deal) => ({ ...deal, cents: deal.price * 100 }),
  });`,
  '0002-drop-price.contract': `exports.up = ({ backfill }) => backfill({
    batchSize: 5, itemsPerSecond: 100, change: ({ price, ...deal }) => deal,
  });`,
};

/** Of one that starts ten processes on a machine that does other things as well. */
const PATIENCE = 240_000;

test(
  'a backfill of DynamoDB that is killed again and again ends as one that was not',
  async () => {
    const { endpoint = '' } = started.stack ?? {};
    const client = miniStackClient(endpoint);
    const run = async (table: string, kills: readonly (readonly [string, number])[]) => {
      await makeDealsTable(client, table);
      for (let price = 0; price < DEALS; price += 1)
        await putDeal(client, table, { id: `deal-${price}`, price });
      const root = folders.make();
      const { folder } = await packaged(root, dynamoSteps);
      const lines = await migrate({ root, migrations: folder, dynamo: { endpoint, table } }, kills);
      expectResumed(lines);
      expectTold(await recordsIn(root), kills.length);
      return itemsOf(dynamoBackups({ client, table }).items({ signal }));
    };
    const calm = await run('calm', []);
    const killed = await run('killed', [
      ['0001-add-cents: items', 3],
      ['0001-add-cents: items', 2],
      ['0002-drop-price: items', 4],
    ]);
    expect(calm).toHaveLength(DEALS);
    expect(calm.every(({ value }) => value.includes('cents') && !value.includes('price'))).toBe(
      true,
    );
    expect(await compareItems(calm, killed)).toMatchObject({ isEqual: true, found: DEALS });
    expect(await dynamoDatabase({ client, table: 'killed' }).read()).toMatchObject(
      names.map((id) => ({ id, state: 'applied' })),
    );
  },
  PATIENCE,
);

/** What is added would be there twice if a step was done twice. */
const sqlSteps = {
  '0001-add-cents.expand': `exports.up = async ({ sql, progress }) => {
    await sql('alter table deals add column if not exists cents bigint not null default 0');
    await sql('update deals set cents = cents + price * 100');
    progress({ message: 'half' });
    await sql('select pg_sleep(0.5)');
    await sql('insert into deals (id, price) values ($1, $2)', ["deal-o'neill", 7]);
  };`,
  '0002-drop-price.contract': `exports.up = async ({ sql, progress }) => {
    await sql('update deals set cents = cents + 1');
    await sql('alter table deals drop column price');
    progress({ message: 'half' });
    await sql('select pg_sleep(0.5)');
  };`,
};

test(
  'a step of PostgreSQL that is killed in the middle is done once',
  async () => {
    const { server } = started;
    if (server === undefined) throw new Error('it was not started');
    const run = async (database: string, kills: readonly (readonly [string, number])[]) => {
      const address = server.create(database);
      const client = await connect(address);
      await client.query('create table deals (id text primary key, price numeric)');
      await client.query(`insert into deals select 'deal-' || n, n from generate_series(1, 50) n`);
      await client.end();
      const root = folders.make();
      const { folder } = await packaged(root, sqlSteps);
      await migrate({ root, migrations: folder, postgres: address }, kills);
      expectTold(await recordsIn(root), kills.length);
      const store = folderStore(join(root, 'store'));
      const { env } = server;
      const backups = postgresBackups({ address, store, workFolder: root, env });
      expect(await postgresDatabase({ address }).read()).toMatchObject(
        names.map((id) => ({ id, state: 'applied' })),
      );
      return itemsOf(backups.items({ signal }));
    };
    const calm = await run('calm', []);
    const killed = await run('killed', [
      ['0001-add-cents: half', 1],
      ['0001-add-cents: half', 1],
      ['0002-drop-price: half', 1],
    ]);
    expect(calm).toHaveLength(51);
    expect(await compareItems(calm, killed)).toMatchObject({ isEqual: true, found: 51 });
  },
  PATIENCE,
);
