import { join } from 'node:path';
import type { Variables } from '../types';
import { localEndpoint } from './local-endpoint';

/** The account of every local cloud. */
export const LOCAL_ACCOUNT = '000000000000';
export const DEFAULT_REGION = 'us-east-1';

/** Empty files in the state folder, which stand for the user's own. */
export const EMPTY_FILES = ['aws-config', 'aws-credentials'] as const;

export interface ChildVariablesInput {
  endpoint: string;
  /** Absolute path of the state folder. Holds the {@link EMPTY_FILES}, and what the CDK remembers. */
  stateFolder: string;
  region: string;
  allowedHosts?: readonly string[];
  parent: Variables;
}

/**
 * The variables for a child process that shall reach a local cloud and no real account.
 *
 * Every `AWS_*` of the parent is left out: a profile, a session token, an endpoint of a single
 * service or `AWS_IGNORE_CONFIGURED_ENDPOINT_URLS` would lead an SDK past the local cloud. So are
 * the user's configuration files, and the metadata services of EC2 and ECS.
 *
 * `CDK_HOME` belongs to one cloud, since the CDK remembers the account of an access key there, and
 * the key is `test` in every one (https://github.com/localstack/aws-cdk-local/issues/103).
 *
 * @throws LocalCloudError `endpoint-refused`
 */
export function childVariables(input: ChildVariablesInput): Record<string, string> {
  const { region, stateFolder, allowedHosts } = input;
  const endpoint = localEndpoint(input.endpoint, {
    where: 'endpoint of the local cloud',
    ...(allowedHosts && { allowedHosts }),
  });
  return {
    ...withoutAws(input.parent),
    ...withoutProxy(input.parent, new URL(endpoint).hostname),
    ...credentials(region, stateFolder),
    AWS_ENDPOINT_URL: endpoint,
    // Under a host *name* SDKs ask for <bucket>.<name>, which not every machine resolves.
    AWS_ENDPOINT_URL_S3: endpoint.replace('//localhost:', '//127.0.0.1:'),
    CDK_DEFAULT_ACCOUNT: LOCAL_ACCOUNT,
    CDK_DEFAULT_REGION: region,
    CDK_HOME: join(stateFolder, 'cdk'),
  };
}

/** What tells an SDK who it is, and keeps it from asking anything else. */
export function credentials(region: string, stateFolder: string): Record<string, string> {
  const [config, secrets] = EMPTY_FILES;
  return {
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWS_CONFIG_FILE: join(stateFolder, config),
    AWS_SHARED_CREDENTIALS_FILE: join(stateFolder, secrets),
    AWS_EC2_METADATA_DISABLED: 'true',
  };
}

/** The variables without any `AWS_*`, in whatever case, since Windows knows none. */
export function withoutAws(parent: Variables): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const [name, value] of Object.entries(parent)) {
    if (value !== undefined && !/^AWS_/i.test(name)) kept[name] = value;
  }
  return kept;
}

/** A proxy of the company cannot reach the loopback interface of this machine. */
function withoutProxy(parent: Variables, host: string): Record<string, string> {
  const hosts = (parent['NO_PROXY'] ?? parent['no_proxy'] ?? '').split(',').map((at) => at.trim());
  const all = [...new Set([...hosts, 'localhost', '127.0.0.1', host])].filter(Boolean).join(',');
  return { NO_PROXY: all, no_proxy: all };
}
