import { Stack } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { ConstructsError } from '../constructs-error';
import type { Deployment } from '../deployment/deployment';

const DEPLOYMENT = Symbol.for('@org/constructs:deployment');

/** Marks a stack, also for another copy of this package in the same app. */
export function markDeployment(stack: Stack, deployment: Deployment): void {
  Object.defineProperty(stack, DEPLOYMENT, { value: deployment });
}

/**
 * @returns the deployment of the service's stack that a construct is in
 * @throws ConstructsError `no-service-stack` when it is in none
 */
export function deploymentOf(construct: IConstruct): Deployment {
  return serviceStackOf(construct).deployment;
}

/**
 * @returns the service's stack that a construct is in, also within a nested one
 * @throws ConstructsError `no-service-stack` when it is in none
 */
export function serviceStackOf(construct: IConstruct): { stack: Stack; deployment: Deployment } {
  for (const stack of [...construct.node.scopes].reverse()) {
    if (!Stack.isStack(stack)) continue;
    const deployment = (stack as { [DEPLOYMENT]?: Deployment })[DEPLOYMENT];
    if (deployment !== undefined) return { stack, deployment };
  }
  throw new ConstructsError({
    code: 'no-service-stack',
    what: 'it is not in the stack of a service',
    where: construct.node.path,
    fix: 'Put it into a stack that extends ServiceStack.',
  });
}
