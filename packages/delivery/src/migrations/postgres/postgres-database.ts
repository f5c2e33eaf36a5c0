import type { Client, QueryResult, QueryResultRow } from 'pg';
import { DeliveryError } from '../../delivery-error';
import { realPorts, type StatePorts } from '../../state/ports';
import { databaseFailed, othersMigrate } from '../migration-errors';
import type {
  MigrationDatabase,
  MigrationSession,
  OnStepProgress,
  StepCode,
  StepWork,
} from '../run/ports';
import type { StepState } from '../step';
import { clientConfig, type PostgresAddress, tellAddress } from './postgres-address';
import { makeTable, readStates, writeState } from './schema-migrations';

/** Runs one statement; what is of a user goes into `values`, as `$1`, `$2`, … */
export type Sql = <Row extends QueryResultRow = QueryResultRow>(
  text: string,
  values?: readonly unknown[],
) => Promise<Pick<QueryResult<Row>, 'rows' | 'rowCount'>>;

/** What `up` is given. */
export interface SqlStepContext {
  sql: Sql;
  /** Fires when the step has to end; the statement that is run is cancelled then. */
  signal: AbortSignal;
  progress: OnStepProgress;
}

export interface PostgresDatabaseOptions {
  address: PostgresAddress;
  /** How long to wait for who migrates the database, or was killed and is not noticed yet: milliseconds. Default 30,000. */
  lockWait?: number;
  ports?: StatePorts;
}

/** The advisory lock of those who migrate a database: two numbers that nobody else takes. */
const LOCK = [0x6f72_67, 0x6d69_67];

/** Milliseconds between attempts at the lock. */
const AGAIN = 200;

/**
 * A database of PostgreSQL. A step is run in one transaction with its bookkeeping, so it is done once, or not at all; one that says `transaction = false`
 * is run without, and has to be repeatable. Whoever migrates holds an advisory lock for as long as the connection lives.
 */
export function postgresDatabase(options: PostgresDatabaseOptions): MigrationDatabase {
  const { address, lockWait = 30_000, ports = realPorts } = options;
  const where = tellAddress(address);
  const failed = (error: unknown): never => {
    throw error instanceof DeliveryError ? error : databaseFailed(where, error);
  };
  return {
    where,
    async read() {
      const client = await connect(address).catch(failed);
      return readStates(client)
        .catch(failed)
        .finally(() => client.end());
    },
    async open(signal) {
      const client = await connect(address).catch(failed);
      try {
        await takeLock(client, { where, lockWait, ports, signal });
        await makeTable(client);
      } catch (error) {
        await client.end().catch(() => undefined);
        signal.throwIfAborted();
        return failed(error);
      }
      return sessionOf(client, { address, where, ports });
    },
  };
}

/** A connection whose end is told by the statements that meet it, and not by an event that nobody hears. */
export async function connect(address: PostgresAddress): Promise<Client> {
  const pg = await import('pg');
  const client = new pg.Client(await clientConfig(address));
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

async function takeLock(
  client: Client,
  options: { where: string; lockWait: number; ports: StatePorts; signal: AbortSignal },
): Promise<void> {
  const { where, lockWait, ports, signal } = options;
  const until = ports.now() + lockWait;
  for (;;) {
    signal.throwIfAborted();
    const { rows } = await client.query<{ taken: boolean }>(
      'select pg_try_advisory_lock($1, $2) as taken',
      LOCK,
    );
    if (rows[0]?.taken === true) return;
    if (ports.now() >= until) throw othersMigrate(where);
    await ports.sleep(AGAIN, signal);
  }
}

function sessionOf(
  client: Client,
  { address, where, ports }: { address: PostgresAddress; where: string; ports: StatePorts },
): MigrationSession {
  const read = () =>
    readStates(client).catch((error: unknown) => {
      throw databaseFailed(where, error);
    });
  return {
    read,
    async apply({ step, ...rest }, up, work) {
      const before = (await read()).find(({ id }) => id === step.id);
      if (before?.state === 'applied') return before.milliseconds ?? 0;
      const { id, kind, checksum, destroys, needs, transaction } = step;
      const state = { id, kind, checksum, destroys, needs, ...rest };
      const from = ports.now();
      const applied = (): StepState => {
        const milliseconds = Math.max(0, Math.round(ports.now() - from));
        return { ...state, state: 'applied', milliseconds };
      };
      // Outside of the transaction: that it was begun, and which backup was made for it, is true also when it comes to nothing.
      await writeState(client, { ...state, state: 'started', milliseconds: null });
      if (transaction)
        return inTransaction(client, where, async () => {
          await runCode(client, address, up, work);
          return applied();
        });
      await runCode(client, address, up, work);
      const done = applied();
      await writeState(client, done);
      return done.milliseconds ?? 0;
    },
    close: () => client.end().catch(() => undefined),
  };
}

async function inTransaction(
  client: Client,
  where: string,
  work: () => Promise<StepState>,
): Promise<number> {
  const current = async (): Promise<string | undefined> =>
    (await client.query<{ id: string }>('select txid_current()::text as id')).rows[0]?.id;
  await client.query('begin');
  try {
    const begun = await current();
    const state = await work();
    if ((await current()) !== begun)
      throw new DeliveryError({
        code: 'invalid-options',
        what: 'the step has ended the transaction it was run in',
        where: `${where}: ${state.id}`,
        fix: 'Leave begin, commit and rollback out, or write `export const transaction = false` and make the step repeatable.',
      });
    await writeState(client, state);
    await client.query('commit');
    return state.milliseconds ?? 0;
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  }
}

/** Runs the code of a step; when the signal fires, what the server is at is cancelled there. */
async function runCode(
  client: Client,
  address: PostgresAddress,
  up: StepCode,
  { signal, onProgress }: StepWork,
): Promise<void> {
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
  const cancelling: Promise<void>[] = [];
  const cancel = (): void => void cancelling.push(cancelBackend(address, rows[0]?.pid ?? 0));
  const sql: Sql = async (text, values) => {
    signal.throwIfAborted();
    return client.query(text, values === undefined ? undefined : [...values]);
  };
  const context: SqlStepContext = { sql, signal, progress: onProgress };
  signal.addEventListener('abort', cancel, { once: true });
  try {
    signal.throwIfAborted();
    await up(context as never);
    signal.throwIfAborted();
  } finally {
    signal.removeEventListener('abort', cancel);
    await Promise.all(cancelling);
    // What a statement that was cancelled says is not why.
    signal.throwIfAborted();
  }
}

async function cancelBackend(address: PostgresAddress, pid: number): Promise<void> {
  const client = await connect(address).catch(() => null);
  await client?.query('select pg_cancel_backend($1)', [pid]).catch(() => undefined);
  await client?.end().catch(() => undefined);
}
