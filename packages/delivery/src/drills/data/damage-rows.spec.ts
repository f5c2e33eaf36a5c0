import { join } from 'node:path';
import { folderStore } from '../../artifacts/store/folder-store';
import { testFolders } from '../../infrastructure/testing/folders';
import { compareItems } from '../../migrations/backups/compare-items';
import { postgresBackups } from '../../migrations/postgres/postgres-backups';
import { connect, postgresDatabase } from '../../migrations/postgres/postgres-database';
import type { PostgresAddress } from '../../migrations/postgres/postgres-address';
import { startPostgres, type TestPostgres } from '../../migrations/testing/postgres';
import type { StepCode } from '../../migrations/run/ports';
import { damageRows } from './damage-rows';
import { stepsWithDrill } from './drill-step';
import { countsOf, digested, photograph } from './photograph';

const START = { release: '1.0.0', by: 'ada', startedAt: '2026-11-21T12:00:00.000Z', backup: null };

describe('a bad migration of PostgreSQL', () => {
  const folders = testFolders();
  const { signal } = new AbortController();
  let server: TestPostgres;

  beforeAll(async () => {
    server = await startPostgres();
  }, 60_000);
  afterAll(() => {
    server.end();
    folders.dispose();
  });

  const filled = async (name: string, ...statements: string[]): Promise<PostgresAddress> => {
    const address = server.create(name);
    const client = await connect(address);
    for (const statement of statements) await client.query(statement);
    await client.end();
    return address;
  };
  const backupsOf = (address: PostgresAddress) => {
    const folder = folders.make();
    const store = folderStore(join(folder, 'store'));
    return postgresBackups({ address, store, workFolder: folder, env: server.env });
  };
  const damage = async (address: PostgresAddress): Promise<void> => {
    const session = await postgresDatabase({ address }).open(signal);
    try {
      const [step] = stepsWithDrill(await session.read());
      if (step === undefined) throw new Error('there is no step');
      const code: StepCode = damageRows;
      await session.apply({ ...START, step }, code, { signal, onProgress: () => undefined });
    } finally {
      await session.close();
    }
  };

  test('loses a third of the rows that nobody needs, and the dump brings each back', async () => {
    const address = await filled(
      'shop',
      'create table "1; deals" (id integer primary key)',
      'create table "z; offers" (id integer primary key, deal integer references "1; deals")',
      'insert into "1; deals" select generate_series(1, 9)',
      'insert into "z; offers" select id, id from "1; deals"',
    );
    const backups = backupsOf(address);
    const truth = await photograph(backups.items({ signal }));
    const backup = await backups.make({ service: 'deals', before: 'drill', steps: [], signal });
    await damage(address);
    const damaged = await compareItems(truth, digested(backups.items({ signal })));
    expect(countsOf(damaged)).toEqual({ equal: 15, missing: 3, changed: 0, extra: 0 });
    expect(damaged.first.missing.join()).toContain('z; offers');
    await backups.restore(backup, { signal });
    const found = await compareItems(truth, digested(backups.items({ signal })));
    expect(countsOf(found)).toEqual({ equal: 18, missing: 0, changed: 0, extra: 0 });
  }, 60_000);

  test('that can lose nothing has failed, and leaves nothing', async () => {
    const address = await filled(
      'tree',
      'create table nodes (id integer primary key, up integer not null references nodes)',
      'insert into nodes values (1, 1), (2, 1), (3, 1)',
      'alter table nodes add constraint up_again foreign key (up) references nodes on delete restrict',
    );
    const backups = backupsOf(address);
    const truth = await photograph(backups.items({ signal }));
    await expect(damage(address)).rejects.toThrow('no row of any table could be removed');
    const found = await compareItems(truth, digested(backups.items({ signal })));
    expect(countsOf(found)).toEqual({ equal: 3, missing: 0, changed: 0, extra: 0 });
  }, 60_000);
});
