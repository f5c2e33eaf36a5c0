import type { StackResource } from '../cloud/cloud';
import type { DestroyPlan, PlannedStack } from './plan-destroy';

/** A list for people: what goes, in its order, and what stays. */
export function renderDestroyPlan({ services }: DestroyPlan): string {
  if (services.length === 0) return 'Nothing of these services is there.\n';
  return services
    .flatMap(({ service, stacks }) => stacks.map((stack) => renderStack(service, stack)))
    .join('\n');
}

function renderStack(service: string, planned: PlannedStack): string {
  const { stack, removed, retained, terminationProtection } = planned;
  const name = stack === service ? service : `${service} (${stack})`;
  const lines = [
    `${name}: ${removed.length} removed, ${retained.length} retained`,
    ...(terminationProtection ? ['  It is protected: CloudFormation will refuse.'] : []),
    ...removed.map((resource) => `  - ${nameOf(resource)}`),
    ...retained.map((resource) => `    ${nameOf(resource)} (stays)`),
  ];
  return `${lines.join('\n')}\n`;
}

function nameOf({ type, physicalId, logicalId }: StackResource): string {
  return `${type} ${physicalId || logicalId}`;
}
