import type { Place } from '../infrastructure/cloud/clients';
import type { Variables } from '../infrastructure/types';

/** Where an environment is. */
export interface EnvironmentPlace {
  environment: string;
  /** For what talks to it. Credentials and endpoint come from here alone. */
  env: Variables;
  /** `null`: that of the credentials. */
  account: string | null;
  /** `null`: that of the variables. */
  region: string | null;
}

/** The place of an environment, as the role that the CDK looks with there: it may read, and nothing else. */
export function lookingAt({
  account,
  region,
}: Pick<EnvironmentPlace, 'account' | 'region'>): Place {
  const owner = account ?? '${AWS::AccountId}';
  const role = `cdk-hnb659fds-lookup-role-${owner}-${region ?? '${AWS::Region}'}`;
  return { account, region, roleArn: `arn:\${AWS::Partition}:iam::${owner}:role/${role}` };
}
