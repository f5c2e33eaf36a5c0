import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { folderStore } from '../../artifacts/store/folder-store';
import { freePort } from '../../infrastructure/testing/mini-stack';
import { testFolders } from '../../infrastructure/testing/folders';
import type { Item } from '../backups/compare-items';
import type { StepWork } from '../run/ports';
import type { MigrationStep } from '../step';
import { stepOf } from '../testing/places';
import { startPostgres, type TestPostgres } from '../testing/postgres';
import { itemsInDump } from './dump-items';
import { type PostgresAddress, programVariables } from './postgres-address';
import { postgresBackups } from './postgres-backups';
import { connect, postgresDatabase, type Sql, type SqlStepContext } from './postgres-database';
import { runProgram } from './run-program';

const folders = testFolders();
const started: { server?: TestPostgres } = {};
beforeAll(async () => void (started.server = await startPostgres()));
afterAll(() => {
  started.server?.end();
  folders.dispose();
});

const server = (): TestPostgres => started.server as TestPostgres;
const work = (signal = new AbortController().signal): StepWork => ({
  signal,
  onProgress: () => undefined,
});

async function query(address: PostgresAddress, text: string): Promise<Record<string, unknown>[]> {
  const client = await connect(address);
  try {
    return (await client.query<Record<string, unknown>>(text)).rows;
  } finally {
    await client.end();
  }
}

async function apply(
  address: PostgresAddress,
  step: MigrationStep,
  code: (sql: Sql) => Promise<unknown>,
  doing = work(),
): Promise<number> {
  const session = await postgresDatabase({ address }).open(doing.signal);
  const startedAt = '2026-01-01T00:00:00.000Z';
  const start = { step, release: '1.0.0', by: 'ada', startedAt, backup: null };
  try {
    return await session.apply(start, ({ sql }: SqlStepContext) => code(sql), doing);
  } finally {
    await session.close();
  }
}

test('what a step did and that it did it are of one transaction', async () => {
  const address = server().create('together');
  await query(address, 'create table deals (id int); insert into deals values (1)');
  await apply(address, stepOf(1, 'expand'), (sql) => sql('update deals set id = $1', [2]));
  const rows = await query(
    address,
    `select d.xmin::text = m.xmin::text as same, m.state from deals d, schema_migrations m`,
  );
  expect(rows).toEqual([{ same: true, state: 'applied' }]);
});

test('a step that fails leaves nothing of what it did', async () => {
  const address = server().create('fails');
  const failing = apply(address, stepOf(1, 'expand'), async (sql) => {
    await sql('create table half (id int)');
    await sql('select * from nowhere');
  });
  await expect(failing).rejects.toThrow('relation "nowhere" does not exist');
  expect(await query(address, `select to_regclass('half') as half`)).toEqual([{ half: null }]);
});

test('a step may not end the transaction that it is run in, unless it says that it needs none', async () => {
  const address = server().create('commits');
  const code = async (sql: Sql): Promise<void> => {
    await sql('create table if not exists deals (id int)');
    await sql('commit');
    await sql('create index concurrently if not exists deals_id on deals (id)');
  };
  await expect(apply(address, stepOf(1, 'expand'), code)).rejects.toMatchObject({
    code: 'invalid-options',
    what: 'the step has ended the transaction it was run in',
  });
  expect(await postgresDatabase({ address }).read()).toMatchObject([{ state: 'started' }]);
  await apply(address, stepOf(1, 'expand', { transaction: false }), code);
  expect(await postgresDatabase({ address }).read()).toMatchObject([{ state: 'applied' }]);
});

test('what the server is at is cancelled there when the signal fires', async () => {
  const address = server().create('cancels');
  const ending = new AbortController();
  const sleeping = apply(
    address,
    stepOf(1, 'expand'),
    async (sql) => {
      await sql('create table half (id int)');
      setTimeout(() => ending.abort(new Error('the lock is lost')), 200);
      await sql('select pg_sleep(500)');
    },
    work(ending.signal),
  );
  await expect(sleeping).rejects.toThrow('the lock is lost');
  const running = `select count(*)::int as n from pg_stat_activity where query like '%pg_sleep(500)%' and pid <> pg_backend_pid()`;
  expect(await query(address, running)).toEqual([{ n: 0 }]);
  expect(await query(address, `select to_regclass('half') as half`)).toEqual([{ half: null }]);
});

test('a server that is not there is told with its address, and without the password', async () => {
  const port = await freePort();
  const address = { ...server().address, port, password: 'secret' };
  const error: unknown = await postgresDatabase({ address })
    .read()
    .catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({
    code: 'access-failed',
    where: `PostgreSQL database postgres at 127.0.0.1:${port}`,
  });
  expect(String(error)).not.toContain('secret');
});

test('a dump brings back everything, and nothing of what came later stays', async () => {
  const address = server().create('restores');
  await query(
    address,
    `create type colour as enum ('red', 'blue');
     create schema "Other shop";
     create table deals (id serial primary key, title text, colour colour, note bytea);
     create table "Other shop"."Lines" ("the key" int, part int, note text, primary key ("the key", part));
     create table logs (line text);
     create function twice(n int) returns int language sql as 'select n * 2';
     create view cheap as select id from deals;
     insert into deals (title, colour, note) values (E'tab\\tand\\nline', 'red', '\\x00ff'), (null, 'blue', null);
     insert into "Other shop"."Lines" values (1, 1, '\\.'), (1, 2, '');
     insert into logs values ('same'), ('same'), ('other');`,
  );
  const root = folders.make();
  const store = folderStore(join(root, 'store'));
  const backups = postgresBackups({ address, store, workFolder: root, env: server().env });
  const all = async (): Promise<Item[]> => {
    const items: Item[] = [];
    for await (const item of backups.items(work())) items.push(item);
    return items.sort((a, b) => (a.key < b.key ? -1 : 1));
  };
  const before = await all();
  const keys = before.map(({ key }) => key.replace(/[0-9a-f]{16}/, '…'));
  expect(keys.sort()).toEqual([
    '"Other shop"."Lines" "the key"=1, part=1',
    '"Other shop"."Lines" "the key"=1, part=2',
    'public.deals id=1',
    'public.deals id=2',
    'public.logs row … (1)',
    'public.logs row … (1)',
    'public.logs row … (2)',
    'sequence public.deals_id_seq',
  ]);
  const input = { service: 'deals-ms', before: '0002-drop', steps: [], ...work() };
  const backup = await backups.make(input);
  await query(
    address,
    `drop table deals cascade; drop type colour; drop function twice;
     create table deals (id text); create table later (id serial primary key);
     create schema later; create table later.things (id int); create type mood as enum ('good');
     create function later() returns int language sql as 'select 1';
     delete from logs where line = 'other'; update "Other shop"."Lines" set note = 'x';`,
  );
  expect(await backups.restore(backup, work())).toMatchObject({ isEqual: true, found: 8 });
  expect(await all()).toEqual(before);
  expect(
    await query(
      address,
      `select to_regclass('later') as a, to_regclass('later.things') as b, to_regtype('mood') as c,
        to_regproc('later') as d, twice(4) as e, (select count(*)::int from cheap) as f`,
    ),
  ).toEqual([{ a: null, b: null, c: null, d: null, e: 8, f: 2 }]);
});

test('a dump that cannot be brought back changes nothing', async () => {
  const address = server().create('broken');
  await query(address, `create table deals (id int primary key); insert into deals values (1)`);
  const root = folders.make();
  const store = folderStore(join(root, 'store'));
  const options = { address, store, workFolder: root, env: server().env };
  const backups = postgresBackups(options);
  const input = { service: 's', before: '0001-a', steps: [], ...work() };
  const backup = await backups.make(input);
  const gone = { ...backup, location: `sha256:${'0'.repeat(64)}` };
  await expect(backups.restore(gone, work())).rejects.toMatchObject({ code: 'artifact-missing' });
  const without = postgresBackups({ ...options, env: { PATH: root } });
  await expect(without.make(input)).rejects.toMatchObject({
    code: 'backup-failed',
    what: expect.stringContaining('pg_dump is not on PATH'),
  });
  expect(await query(address, 'select id from deals')).toEqual([{ id: 1 }]);
});

test('passwords are among the variables of programs, and the connection is encrypted elsewhere', () => {
  const address = { host: 'db.example.com', port: 5432, database: 'deals', user: 'ada' };
  expect(
    programVariables({ ...address, password: 'secret' }, { PATH: '/bin', HOME: '/x' }),
  ).toEqual({
    ...{ PATH: '/bin', PGHOST: 'db.example.com', PGPORT: '5432', PGDATABASE: 'deals' },
    ...{ PGUSER: 'ada', PGPASSWORD: 'secret', PGSSLMODE: 'verify-full', PGSSLROOTCERT: 'system' },
    PGCONNECT_TIMEOUT: '10',
  });
});

test('a program that fails is told with what it said, and one that is not wanted any more is ended', async () => {
  const variables = { PATH: process.env['PATH'] ?? '' };
  const { signal } = new AbortController();
  await expect(
    runProgram('pg_restore', ['--list', '/nowhere.dump'], { variables, signal }),
  ).rejects.toThrow(/^pg_restore ended with 1: .*nowhere\.dump/s);
  const ending = new AbortController();
  const running = runProgram('sleep', ['50'], { variables, signal: ending.signal });
  ending.abort(new Error('the lock is lost'));
  await expect(running).rejects.toThrow('SIGTERM');
});

test('columns in another order are the same row', async () => {
  const folder = folders.make();
  const keys = new Map([['public.deals', ['id']]]);
  const itemsOf = async (text: string): Promise<Item[]> => {
    const file = join(folder, 'rows.sql');
    writeFileSync(file, text);
    const items: Item[] = [];
    for await (const item of itemsInDump(file, keys)) items.push(item);
    return items;
  };
  const one = await itemsOf('COPY public.deals (id, title) FROM stdin;\n1\tx\n\\.\n');
  const other = await itemsOf('COPY public.deals (title, id) FROM stdin;\nx\t1\n\\.\n');
  expect(one).toEqual([{ key: 'public.deals id=1', value: 'id=1\ttitle=x' }]);
  expect(other).toEqual(one);
  expect(await itemsOf('COPY public.schema_migrations (id) FROM stdin;\n1\n\\.\n')).toEqual([]);
});
