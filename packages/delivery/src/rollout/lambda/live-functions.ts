import type { AliasRouting, Cloud } from '../../infrastructure/cloud/cloud';
import { shiftableAliases } from '../../infrastructure/deploy/shiftable-aliases';
import type { StackAddress, WantedStack } from '../../infrastructure/types';

/** A function that is deployed, and whose alias a rollout can move. */
export interface LiveFunction {
  stack: StackAddress;
  /**
   * The same for who moves the alias and reads metrics: with the credentials themselves, since the role that the CDK deploys with may do neither
   * (https://docs.aws.amazon.com/cdk/v2/guide/bootstrapping-env.html).
   */
  own: StackAddress;
  /** Its physical name. */
  name: string;
  alias: string;
  /** The parameter of the stack that keeps the alias at a version. */
  parameter: string;
  /** Logical id of the version that the stack makes. */
  versionId: string;
  /** How the alias is now. */
  routing: AliasRouting;
}

/** Finds the functions of a service whose aliases can be moved, among those that are deployed already. */
export async function findLiveFunctions(
  cloud: Cloud,
  stacks: readonly WantedStack[],
): Promise<LiveFunction[]> {
  const found = await Promise.all(
    stacks.map(async ({ template, ...wanted }) => {
      const aliases = shiftableAliases(template);
      const stack = addressOf(wanted);
      if (aliases.length === 0) return [];
      if ((await cloud.readStack(stack, { template: false })) === null) return [];
      const physical = await physicalIds(cloud, stack);
      return Promise.all(
        aliases.map(async ({ name: alias, functionId, parameter, versionId }) => {
          const name = physical.get(functionId);
          const own = { ...stack, roleArn: null };
          const routing = name ? await cloud.aliasRouting(own, name, alias) : null;
          return name && routing
            ? [{ stack, own, name, alias, parameter, versionId, routing }]
            : [];
        }),
      );
    }),
  );
  return found.flat(2);
}

/** The version that the stack of each function has made, in their order; `''` where there is none. */
export async function madeVersions(
  cloud: Cloud,
  functions: readonly LiveFunction[],
): Promise<string[]> {
  const stacks = new Map(functions.map(({ stack }) => [stack.name, physicalIds(cloud, stack)]));
  return Promise.all(
    functions.map(async ({ stack, versionId }) => {
      const arn = (await stacks.get(stack.name))?.get(versionId) ?? '';
      return arn.slice(arn.lastIndexOf(':') + 1);
    }),
  );
}

/** Without its template, which is much to hand to another process. */
function addressOf({ name, account, region, roleArn }: StackAddress): StackAddress {
  return { name, account, region, roleArn };
}

async function physicalIds(cloud: Cloud, stack: StackAddress): Promise<Map<string, string>> {
  const resources = await cloud.resources(stack);
  return new Map(resources.map(({ logicalId, physicalId }) => [logicalId, physicalId]));
}
