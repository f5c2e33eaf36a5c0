import { mkdir } from 'node:fs/promises';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { ArtifactStore } from '../../artifacts/store/artifact-store';
import { DeliveryError } from '../../delivery-error';
import type { Cloud } from '../../infrastructure/cloud/cloud';
import { isOwnEndpoint } from '../../infrastructure/cloud/own-endpoint';
import type { Variables, WantedStack } from '../../infrastructure/types';
import type { Backup, Backups } from '../backups/backups';
import { dynamoBackups } from '../dynamo/dynamo-backups';
import { dynamoDatabase } from '../dynamo/dynamo-database';
import { dynamoExports } from '../dynamo/dynamo-exports';
import { isNamed } from '../dynamo/dynamo';
import { databaseFailed } from '../migration-errors';
import { postgresBackups } from '../postgres/postgres-backups';
import { postgresDatabase } from '../postgres/postgres-database';
import type { MigrationDatabase } from '../run/ports';
import { openDynamoClient, openSsmClient } from './aws-clients';
import type { MigrationPlace } from './migration-place';
import { readAddress } from './read-address';
import { tableOf } from './table-of';

export interface OpenPlaceInput {
  service: string;
  environment: string;
  /** Those the service has there. */
  stacks: readonly WantedStack[];
  cloud: Cloud;
  /** Credentials and endpoint come from here: who migrates has to be allowed to change the data. */
  env: Variables;
  /** Where copies are kept that no database keeps by itself. */
  artifacts: ArtifactStore;
  workFolder: string;
}

/** The data of a service in an environment. */
export interface OpenedPlace {
  database: MigrationDatabase;
  /** Backups as they are made there; or those of a kind, to bring one back. */
  backups(kind?: Backup['kind']): Backups;
  close(): void;
}

/**
 * Finds the data of a service.
 *
 * @returns `null`: there is no table yet, which the stack makes
 * @throws DeliveryError `invalid-artifact`, `access-failed`, `worker-ended`
 */
export async function openPlace(
  place: MigrationPlace,
  input: OpenPlaceInput,
): Promise<OpenedPlace | null> {
  await mkdir(input.workFolder, { recursive: true });
  return place.database === 'dynamodb'
    ? openTable(place.table, input)
    : openServer(place.url, input);
}

async function openTable(
  output: string | undefined,
  input: OpenPlaceInput,
): Promise<OpenedPlace | null> {
  const { service, env, artifacts: store, workFolder } = input;
  const { stack, name: table } = await tableOf(service, output, input);
  if (table === null) return null;
  const client = await openDynamoClient(env, stack.region);
  const close = (): void => client.destroy();
  try {
    if (!(await isThere(client, table, stack.account))) {
      close();
      return null;
    }
  } catch (error) {
    close();
    throw error;
  }
  return {
    database: dynamoDatabase({ client, table }),
    backups: (kind = isOwnEndpoint(env) ? 'dynamodb-export' : 'dynamodb-backup') =>
      kind === 'dynamodb-export'
        ? dynamoExports({ client, table, store, workFolder })
        : dynamoBackups({ client, table }),
    close,
  };
}

/** A table of that name in another account is not the one that is meant. */
async function isThere(
  client: DynamoDBClient,
  table: string,
  account: string | null,
): Promise<boolean> {
  const where = `DynamoDB table ${table}`;
  try {
    const { DescribeTableCommand } = await import('@aws-sdk/client-dynamodb');
    const { Table } = await client.send(new DescribeTableCommand({ TableName: table }));
    const found = Table?.TableArn?.split(':')[4];
    if (account === null || found === undefined || found === account) return true;
    throw new DeliveryError({
      code: 'access-failed',
      where,
      what: `the credentials are of account ${found}, and the service is in ${account}`,
      fix: 'Migrations are run with the credentials of the command: use those of the account of the environment.',
    });
  } catch (error) {
    if (error instanceof DeliveryError) throw error;
    if (isNamed(error, 'ResourceNotFoundException')) return false;
    throw databaseFailed(where, error, 'Migrations are run with the credentials of the command.');
  }
}

async function openServer(
  url: string,
  { environment, stacks, env, artifacts: store, workFolder }: OpenPlaceInput,
): Promise<OpenedPlace> {
  const parameter = url.replaceAll('{environment}', environment);
  const ssm = await openSsmClient(env, stacks[0]?.region ?? null);
  try {
    const address = await readAddress(ssm, parameter, env);
    return {
      database: postgresDatabase({ address }),
      backups: () => postgresBackups({ address, store, workFolder, env }),
      close: () => undefined,
    };
  } finally {
    ssm.destroy();
  }
}
