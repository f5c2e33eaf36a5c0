import type { SqlStepContext } from '../../migrations/postgres/postgres-database';

const TABLES = `select format('%I.%I', schemaname, tablename) as name from pg_tables
  where schemaname not in ('pg_catalog', 'information_schema') and tablename <> 'schema_migrations'
  order by 1`;

/** The code of a bad migration of a database: of every table a third of the rows is lost, at most 1,000, as far as other rows do not need them. */
export async function damageRows({ sql, signal }: SqlStepContext): Promise<void> {
  const { rows } = await sql<{ name: string }>(TABLES);
  let removed = 0;
  for (const { name } of rows) {
    signal.throwIfAborted();
    await sql('savepoint drill');
    try {
      const { rowCount } = await sql(
        `delete from ${name} where ctid = any(array(
          select ctid from ${name} order by ctid limit least(1000, (select (count(*) + 2) / 3 from ${name}))))`,
      );
      removed += rowCount ?? 0;
    } catch (error) {
      signal.throwIfAborted();
      if ((error as { code?: string }).code !== FOREIGN_KEY) throw error;
      await sql('rollback to savepoint drill');
    }
  }
  if (removed === 0) throw new Error('no row of any table could be removed');
}

/** Of PostgreSQL (https://www.postgresql.org/docs/current/errcodes-appendix.html). */
const FOREIGN_KEY = '23503';
