import type { S3Client, S3ClientConfig } from '@aws-sdk/client-s3';
import { isOwnEndpoint } from '../../infrastructure/cloud/own-endpoint';
import type { Variables } from '../../infrastructure/types';

/** Of a connection on which nothing comes. Milliseconds. */
const SILENCE = 30_000;

/**
 * How long clients of AWS wait. `requestTimeout` only logs, and would end an upload that goes on (`@smithy/node-http-handler`).
 *
 * @param silence after how many milliseconds without a byte a request has failed
 */
export function patience(silence = SILENCE): { connectionTimeout: number; socketTimeout: number } {
  return { connectionTimeout: 5_000, socketTimeout: silence };
}

/**
 * A client for S3 with credentials, region and endpoint of the given variables, and nothing of this process's own but, on AWS, the role
 * of the machine it runs on. It tries everything once: who tries again has to know what the first attempt did.
 */
export async function openS3Client(env: Variables, silence?: number): Promise<S3Client> {
  const sdk = await import('@aws-sdk/client-s3');
  const endpoint = env['AWS_ENDPOINT_URL_S3'] || env['AWS_ENDPOINT_URL'];
  const region = env['AWS_REGION'] || env['AWS_DEFAULT_REGION'];
  const used = env['AWS_IGNORE_CONFIGURED_ENDPOINT_URLS'] === 'true' ? undefined : endpoint;
  const configuration: S3ClientConfig = {
    ...(region ? { region } : {}),
    ...(used ? { endpoint: used, forcePathStyle: true } : { ignoreConfiguredEndpointUrls: true }),
    credentials: await credentialsOf(env),
    maxAttempts: 1,
    requestHandler: patience(silence),
    requestChecksumCalculation: 'WHEN_SUPPORTED',
    responseChecksumValidation: 'WHEN_SUPPORTED',
    useFipsEndpoint: env['AWS_USE_FIPS_ENDPOINT'] === 'true',
    useDualstackEndpoint: env['AWS_USE_DUALSTACK_ENDPOINT'] === 'true',
  };
  return new sdk.S3Client(configuration);
}

/** Credentials of the given variables, in the order of the AWS SDK: keys, a web identity, a profile, the machine. */
export async function credentialsOf(
  env: Variables,
): Promise<NonNullable<S3ClientConfig['credentials']>> {
  const { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey } = env;
  if (accessKeyId && secretAccessKey) {
    const sessionToken = env['AWS_SESSION_TOKEN'];
    return { accessKeyId, secretAccessKey, ...(sessionToken ? { sessionToken } : {}) };
  }
  const providers = await import('@aws-sdk/credential-providers');
  const { AWS_WEB_IDENTITY_TOKEN_FILE: webIdentityTokenFile, AWS_ROLE_ARN: roleArn } = env;
  if (webIdentityTokenFile && roleArn) {
    const roleSessionName = env['AWS_ROLE_SESSION_NAME'] || 'delivery';
    return providers.fromTokenFile({ webIdentityTokenFile, roleArn, roleSessionName });
  }
  const { AWS_SHARED_CREDENTIALS_FILE: filepath, AWS_CONFIG_FILE: configFilepath } = env;
  const files = {
    profile: env['AWS_PROFILE'] || 'default',
    ...(filepath ? { filepath } : {}),
    ...(configFilepath ? { configFilepath } : {}),
  };
  const profile = providers.fromIni(files);
  if (isOwnEndpoint(env) || env['AWS_PROFILE']) return profile;
  return providers.createCredentialChain(
    profile,
    providers.fromContainerMetadata(),
    providers.fromInstanceMetadata(),
  );
}
