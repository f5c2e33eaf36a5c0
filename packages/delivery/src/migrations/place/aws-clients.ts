import type { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { SSMClient } from '@aws-sdk/client-ssm';
import type { Variables } from '../../infrastructure/types';
import { credentialsOf, patience } from '../../state/stores/s3-client';

/** A client of DynamoDB with credentials and endpoint of the given variables; it tries again what fails in passing. */
export async function openDynamoClient(
  env: Variables,
  region: string | null,
): Promise<DynamoDBClient> {
  const sdk = await import('@aws-sdk/client-dynamodb');
  return new sdk.DynamoDBClient(await configuration(env, 'DYNAMODB', region));
}

/** A client of the Parameter Store, as {@link openDynamoClient}. */
export async function openSsmClient(env: Variables, region: string | null): Promise<SSMClient> {
  const sdk = await import('@aws-sdk/client-ssm');
  return new sdk.SSMClient(await configuration(env, 'SSM', region));
}

/** A client of CloudWatch, as {@link openDynamoClient}. */
export async function openCloudWatchClient(
  env: Variables,
  region: string | null,
): Promise<CloudWatchClient> {
  const sdk = await import('@aws-sdk/client-cloudwatch');
  return new sdk.CloudWatchClient(await configuration(env, 'CLOUDWATCH', region));
}

async function configuration(env: Variables, service: string, wanted: string | null) {
  const region = wanted ?? (env['AWS_REGION'] || env['AWS_DEFAULT_REGION']);
  const isIgnored = env['AWS_IGNORE_CONFIGURED_ENDPOINT_URLS'] === 'true';
  const own = env[`AWS_ENDPOINT_URL_${service}`] || env['AWS_ENDPOINT_URL'];
  return {
    ...(region ? { region } : {}),
    ...(own && !isIgnored ? { endpoint: own } : { ignoreConfiguredEndpointUrls: true }),
    credentials: await credentialsOf(env),
    requestHandler: patience(),
    useFipsEndpoint: env['AWS_USE_FIPS_ENDPOINT'] === 'true',
    useDualstackEndpoint: env['AWS_USE_DUALSTACK_ENDPOINT'] === 'true',
  };
}
