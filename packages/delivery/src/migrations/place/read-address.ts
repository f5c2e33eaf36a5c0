import type { SSMClient } from '@aws-sdk/client-ssm';
import { DeliveryError } from '../../delivery-error';
import type { Variables } from '../../infrastructure/types';
import { databaseFailed } from '../migration-errors';
import type { PostgresAddress } from '../postgres/postgres-address';

/**
 * Reads where a PostgreSQL database is from the Parameter Store.
 *
 * @param env `PGSSLROOTCERT`: file of the certificates that are trusted
 * @throws DeliveryError `access-failed`, `invalid-options` when it holds no address, which is not repeated
 */
export async function readAddress(
  ssm: SSMClient,
  parameter: string,
  env: Variables,
): Promise<PostgresAddress> {
  const where = `SSM parameter ${parameter}`;
  const { GetParameterCommand } = await import('@aws-sdk/client-ssm');
  const answer = await ssm
    .send(new GetParameterCommand({ Name: parameter, WithDecryption: true }))
    .catch((error: unknown) => {
      throw databaseFailed(where, error, 'It is named at "migrations"."url" of service.json.');
    });
  const address = parseAddress(answer.Parameter?.Value ?? '', env);
  if (address !== null) return address;
  throw new DeliveryError({
    code: 'invalid-options',
    where,
    what: 'it holds no address of a PostgreSQL database',
    fix: 'Let it hold postgresql://user:password@host:5432/name.',
  });
}

/** @returns `null`: it is no such address */
export function parseAddress(text: string, env: Variables): PostgresAddress | null {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || !/^postgres(ql)?:$/.test(url.protocol)) return null;
  const { hostname, port, pathname, username, password } = url;
  const parts = decoded([hostname.replace(/^\[|\]$/g, ''), pathname.slice(1), username, password]);
  const [host = '', database = '', user = '', secret = ''] = parts;
  const ca = env['PGSSLROOTCERT'];
  if (host === '' || database === '' || user === '') return null;
  return {
    ...{ host, port: port === '' ? 5432 : Number(port), database, user },
    ...(secret !== '' && { password: secret }),
    ...(ca ? { ca } : {}),
  };
}

/** @returns nothing when one of them cannot be decoded */
function decoded(texts: readonly string[]): string[] {
  try {
    return texts.map(decodeURIComponent);
  } catch {
    return [];
  }
}
