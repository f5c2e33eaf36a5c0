import { GetParameterCommand } from '@aws-sdk/client-ssm';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import type { Clients } from './clients';
import type { BootstrapPlace } from './cloud';
import { loadToolkit, openToolkit } from './deploy-stack';

/** The version the environment was bootstrapped to; `null` when it never was. */
export async function readBootstrapVersion(
  { ssm }: Clients,
  { parameter }: BootstrapPlace,
): Promise<number | null> {
  try {
    const { Parameter } = await ssm.send(new GetParameterCommand({ Name: parameter }));
    const version = Number(Parameter?.Value);
    return Number.isInteger(version) ? version : null;
  } catch (error) {
    if (error instanceof Error && error.name === 'ParameterNotFound') return null;
    throw error;
  }
}

/** Makes, or brings up to date, what the CDK needs in an environment. */
export async function bootstrapPlace({ account, region }: BootstrapPlace): Promise<void> {
  const { BootstrapEnvironments } = await loadToolkit();
  const sts = new STSClient(region === null ? {} : { region });
  const owner = account ?? (await sts.send(new GetCallerIdentityCommand({}))).Account;
  const toolkit = await openToolkit(() => undefined);
  await toolkit.bootstrap(
    BootstrapEnvironments.fromList([`aws://${owner}/${await sts.config.region()}`]),
  );
}
