import { GetAliasCommand, UpdateAliasCommand } from '@aws-sdk/client-lambda';
import type { Clients } from './clients';
import type { AliasRouting, RoutingChange } from './cloud';
import { cloudClock } from './cloud-clock';

/** `null` when there is no such function or alias. */
export async function readAliasRouting(
  { lambda }: Clients,
  name: string,
  alias: string,
): Promise<AliasRouting | null> {
  try {
    const told = await lambda.send(new GetAliasCommand({ FunctionName: name, Name: alias }));
    const { FunctionVersion = '', RoutingConfig, RevisionId = '' } = told;
    const weights = RoutingConfig?.AdditionalVersionWeights ?? {};
    return { version: FunctionVersion, weights, revision: RevisionId };
  } catch (error) {
    if (error instanceof Error && error.name === 'ResourceNotFoundException') return null;
    throw error;
  }
}

/** Changes nothing unless the revision is still the alias's. */
export async function routeAlias(
  { lambda }: Clients,
  name: string,
  alias: string,
  { version, weights, revision }: AliasRouting,
  description: string,
): Promise<RoutingChange> {
  const command = new UpdateAliasCommand({
    FunctionName: name,
    Name: alias,
    Description: description,
    FunctionVersion: version,
    RoutingConfig: { AdditionalVersionWeights: weights },
    RevisionId: revision,
  });
  const at = cloudClock(command.middlewareStack);
  try {
    await lambda.send(command);
    return { changed: true, at: at() };
  } catch (error) {
    if (error instanceof Error && error.name === 'PreconditionFailedException')
      return { changed: false };
    throw error;
  }
}
