import { readFile } from 'node:fs/promises';
import type { ClientConfig } from 'pg';

/** Where a PostgreSQL database is. */
export interface PostgresAddress {
  host: string;
  port: number;
  database: string;
  user: string;
  password?: string;
  /** Whether the connection is encrypted, and the server has a certificate that is trusted. Default: yes, but on this machine. */
  ssl?: boolean;
  /** Absolute path of the certificates that are trusted, in PEM; a managed database often has one of its own. Default: those of the machine. */
  ca?: string;
}

const OWN = new Set(['localhost', '127.0.0.1', '::1']);

function isEncrypted({ host, ssl }: PostgresAddress): boolean {
  return ssl ?? !(OWN.has(host) || host.startsWith('/'));
}

/** For people, without the password. */
export function tellAddress({ host, port, database }: PostgresAddress): string {
  return `PostgreSQL database ${database} at ${host}:${port}`;
}

/** For the driver. */
export async function clientConfig(address: PostgresAddress): Promise<ClientConfig> {
  const { host, port, database, user, password = '', ca } = address;
  const trusted = ca === undefined ? {} : { ca: await readFile(ca, 'utf8') };
  return {
    host,
    port,
    database,
    user,
    password,
    ssl: isEncrypted(address) ? { rejectUnauthorized: true, ...trusted } : false,
    application_name: 'delivery',
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
  };
}

/**
 * For PostgreSQL's own programs: what is secret is not among their arguments, which every user of a machine can read. Those before version 16 do not know the
 * certificates of the machine, and need `ca`.
 */
export function programVariables(
  address: PostgresAddress,
  env: Readonly<Record<string, string | undefined>>,
): Record<string, string> {
  const { host, port, database, user, password, ca = 'system' } = address;
  return {
    PATH: env['PATH'] ?? '',
    PGHOST: host,
    PGPORT: String(port),
    PGDATABASE: database,
    PGUSER: user,
    PGSSLMODE: isEncrypted(address) ? 'verify-full' : 'prefer',
    ...(isEncrypted(address) ? { PGSSLROOTCERT: ca } : {}),
    PGCONNECT_TIMEOUT: '10',
    ...(password === undefined ? {} : { PGPASSWORD: password }),
  };
}
