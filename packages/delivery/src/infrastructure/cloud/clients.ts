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
}

/** The part of a client's configuration that is not left to the variables. */
interface Region {
  region?: string;
}

interface Configuration extends Region {
  credentials?: ReturnType<typeof fromTemporaryCredentials>;
}

/**
 * Gives the clients for the place of a stack, acting as the role the CDK deploys with. Like the CDK, it goes on
 * with its own credentials where that role cannot be taken on.
 */
export function openClients(): (
  place: Pick<StackAddress, 'region' | 'roleArn'>,
) => Promise<Clients> {
  const opened = new Map<string, Promise<Clients>>();
  return (place) => {
    const key = JSON.stringify([place.region, place.roleArn]);
    const there = opened.get(key);
    if (there !== undefined) return there;
    const opening = open(place);
    opened.set(key, opening);
    return opening;
  };
}

async function open(place: Pick<StackAddress, 'region' | 'roleArn'>): Promise<Clients> {
  const region: Region = place.region === null ? {} : { region: place.region };
  const configuration: Configuration = { ...region, ...(await asRole(place.roleArn, region)) };
  return {
    cloudFormation: new CloudFormationClient(configuration),
    logs: new CloudWatchLogsClient(configuration),
    lambda: new LambdaClient(configuration),
    ssm: new SSMClient(configuration),
  };
}

async function asRole(
  roleArn: string | null,
  region: Region,
): Promise<Pick<Configuration, 'credentials'>> {
  if (roleArn === null) return {};
  const RoleArn = await fillIn(roleArn, region);
  const credentials = fromTemporaryCredentials({
    params: { RoleArn, RoleSessionName: 'delivery' },
    clientConfig: region,
  });
  return credentials().then(
    () => ({ credentials }),
    () => ({}),
  );
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
