import type { ClientBase } from 'pg';
import { inOrder, type StepState } from '../step';

/** What the database says of its migrations, in a table of the service's own schema: backups have it as they have the data. */
const MAKE = `create table if not exists schema_migrations (
  id text primary key,
  kind text not null,
  checksum text not null,
  destroys boolean not null,
  needs text,
  state text not null,
  release text not null,
  applied_by text not null,
  started_at timestamptz not null,
  milliseconds integer,
  backup text
)`;

const WRITE = `insert into schema_migrations
  (id, kind, checksum, destroys, needs, state, release, applied_by, started_at, milliseconds, backup)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
  on conflict (id) do update set
    kind = excluded.kind, checksum = excluded.checksum, destroys = excluded.destroys, needs = excluded.needs,
    state = excluded.state, release = excluded.release, applied_by = excluded.applied_by,
    started_at = excluded.started_at, milliseconds = excluded.milliseconds, backup = excluded.backup`;

type Row = Omit<StepState, 'by' | 'startedAt'> & { applied_by: string; started_at: Date };

export async function makeTable(client: ClientBase): Promise<void> {
  await client.query(MAKE);
}

/** @returns none when there is no such table */
export async function readStates(client: ClientBase): Promise<StepState[]> {
  const { rows: found } = await client.query<{ there: boolean }>(
    `select to_regclass('schema_migrations') is not null as there`,
  );
  if (found[0]?.there !== true) return [];
  const { rows } = await client.query<Row>('select * from schema_migrations');
  return inOrder(
    rows.map(({ applied_by: by, started_at: startedAt, ...rest }) => ({
      ...rest,
      by,
      startedAt: startedAt.toISOString(),
    })),
  );
}

export async function writeState(client: ClientBase, state: StepState): Promise<void> {
  const { id, kind, checksum, destroys, needs, release, by, startedAt } = state;
  const { milliseconds, backup } = state;
  await client.query(WRITE, [
    id,
    kind,
    checksum,
    destroys,
    needs,
    state.state,
    release,
    by,
    startedAt,
    milliseconds,
    backup,
  ]);
}
