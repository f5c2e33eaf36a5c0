import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { SSMClient } from '@aws-sdk/client-ssm';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { fromTemporaryCredentials } from '@aws-sdk/credential-providers';
import type { StackAddress } from '../types';

export interface Clients {
  cloudFormation: CloudFormationClient;
  logs: CloudWatchLogsClient;
  lambda: LambdaClient;
  ssm: SSMClient;
  /** For a client that not every call needs. */
  configuration: Configuration;
}

/** The part of a client's configuration that is not left to the variables. */
interface Region {
  region?: string;
}

type RoleCredentials = ReturnType<typeof fromTemporaryCredentials>;

interface Configuration extends Region {
  credentials?: RoleCredentials;
}

/** Where something is, and as whom it is touched. */
export type Place = Pick<StackAddress, 'account' | 'region' | 'roleArn'>;

/**
 * Gives the clients for the place of a stack, acting as the role the CDK deploys with. Like the CDK, it goes on
 * with its own credentials where that role cannot be taken on, but in no other account than the
 * one that is meant: a stack of the same name there would be taken for it.
 */
export function openClients(): (place: Place) => Promise<Clients> {
  const opened = new Map<string, Promise<Clients>>();
  return (place) => {
    const key = JSON.stringify([place.account, place.region, place.roleArn]);
    const there = opened.get(key);
    if (there !== undefined) return there;
    const opening = open(place);
    opened.set(key, opening);
    opening.catch(() => opened.delete(key));
    return opening;
  };
}

async function open(place: Place): Promise<Clients> {
  const region: Region = place.region === null ? {} : { region: place.region };
  const configuration: Configuration = { ...region, ...(await credentialsFor(place, region)) };
  return {
    cloudFormation: new CloudFormationClient(configuration),
    logs: new CloudWatchLogsClient(configuration),
    lambda: new LambdaClient(configuration),
    ssm: new SSMClient(configuration),
    configuration,
  };
}

async function credentialsFor(
  { account, roleArn }: Place,
  region: Region,
): Promise<Pick<Configuration, 'credentials'>> {
  const RoleArn = roleArn === null ? null : await fillIn(roleArn, region);
  let refused: unknown = new Error('the stack names no role to deploy with');
  if (RoleArn !== null) {
    const credentials = fromTemporaryCredentials({
      params: { RoleArn, RoleSessionName: 'delivery' },
      clientConfig: region,
    });
    try {
      return { credentials: renewed(credentials, await credentials()) };
    } catch (error) {
      refused = error;
    }
  }
  const meant = account ?? RoleArn?.split(':')[4];
  if (meant === undefined) return {};
  const { Account } = await new STSClient(region).send(new GetCallerIdentityCommand({}));
  if (Account === meant) return {};
  const why = refused instanceof Error ? refused.message : String(refused);
  throw new Error(`the credentials are of account ${Account}, the stack is in ${meant}: ${why}`);
}

const FIVE_MINUTES = 300_000;

/** One set of credentials for all clients, and a new one before it expires. */
function renewed(
  provider: RoleCredentials,
  first: Awaited<ReturnType<RoleCredentials>>,
): RoleCredentials {
  let current = first;
  return async () => {
    const { expiration } = current;
    if (expiration !== undefined && expiration.getTime() - Date.now() < FIVE_MINUTES) {
      current = await provider();
    }
    return current;
  };
}

/** A stack that is not bound to an account names its role with placeholders. */
async function fillIn(roleArn: string, region: Region): Promise<string> {
  if (!roleArn.includes('${')) return roleArn;
  const sts = new STSClient(region);
  const { Account = '', Arn = '' } = await sts.send(new GetCallerIdentityCommand({}));
  return roleArn
    .replaceAll('${AWS::Partition}', Arn.split(':')[1] ?? 'aws')
    .replaceAll('${AWS::AccountId}', Account)
    .replaceAll('${AWS::Region}', await sts.config.region());
}
