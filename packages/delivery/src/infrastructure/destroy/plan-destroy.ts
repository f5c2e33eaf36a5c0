import type { Cloud, StackResource } from '../cloud/cloud';
import { deploymentOrder, type Dependencies } from '../order/deployment-order';
import type { ServiceAssembly, Template, WantedStack } from '../types';

export interface PlannedStack {
  stack: string;
  status: string;
  /** What goes away with it. */
  removed: StackResource[];
  /** What stays and costs on, because its `DeletionPolicy` says so; also for snapshots that are made of it. */
  retained: StackResource[];
  /** It is protected, so CloudFormation will refuse. */
  terminationProtection: boolean;
}

export interface DestroyPlan {
  /** In the order they are removed; those without any stack are left out. */
  services: { service: string; stacks: PlannedStack[] }[];
}

/** Looks at what is there, in the order it has to go: who needs others before those. */
export async function planRemoval(
  cloud: Cloud,
  assemblies: readonly ServiceAssembly[],
  dependencies: Dependencies,
): Promise<DestroyPlan> {
  const order = deploymentOrder(
    assemblies.map(({ service }) => service),
    dependencies,
  );
  const planned = await Promise.all(
    assemblies.map(async ({ service, stacks }) => {
      const found = await Promise.all(stacks.map((stack) => planStack(cloud, stack)));
      return { service, stacks: found.filter((stack) => stack !== null).reverse() };
    }),
  );
  return {
    services: planned
      .filter(({ stacks }) => stacks.length > 0)
      .sort((a, b) => order.indexOf(b.service) - order.indexOf(a.service)),
  };
}

async function planStack(cloud: Cloud, stack: WantedStack): Promise<PlannedStack | null> {
  const deployed = await cloud.readStack(stack, { template: true });
  if (deployed === null) return null;
  const resources = await cloud.resources(stack);
  const isRetained = ({ logicalId }: StackResource): boolean => stays(deployed.template, logicalId);
  return {
    stack: stack.name,
    status: deployed.status,
    removed: resources.filter((resource) => !isRetained(resource)),
    retained: resources.filter(isRetained),
    terminationProtection: deployed.terminationProtection,
  };
}

function stays(template: Template | null, logicalId: string): boolean {
  const policy = template?.Resources?.[logicalId]?.DeletionPolicy;
  return policy === 'Retain' || policy === 'RetainExceptOnCreate' || policy === 'Snapshot';
}
