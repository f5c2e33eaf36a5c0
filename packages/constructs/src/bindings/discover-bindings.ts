import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { acceptFinding } from '../findings/accepted-findings';
import type { ServiceFunction } from '../function/service-function';
import { deploymentOf } from '../stack/deployment-of';
import { nameOf, pathsOf, variableName, type ServiceReference } from './binding-source';

export interface DiscoverBindingsOptions {
  /** The services whose public bindings it reads, such as those it `consumes`. Default: none. */
  services?: readonly ServiceReference[];
}

/**
 * Lets a function discover public bindings at run time. It gets the public path of its own service as
 * `SSM_PUBLIC_PATH`, and of each other one as `SSM_PUBLIC_PATH_DEALS_MS`; and may read below
 * these paths, nowhere else.
 *
 * @throws ConstructsError `invalid-deployment` for a name or base path
 */
export function discoverBindings(
  fn: ServiceFunction,
  { services = [] }: DiscoverBindingsOptions = {},
): void {
  const deployment = deploymentOf(fn);
  const paths = new Map([['SSM_PUBLIC_PATH', deployment.paths.public]]);
  for (const service of services) {
    const variable = `SSM_PUBLIC_PATH_${variableName(nameOf(service))}`;
    paths.set(variable, pathsOf(service, deployment).public);
  }
  for (const [variable, path] of paths) fn.addEnvironment(variable, path);
  const resources = [...new Set(paths.values())].map((path) => `arn:aws:ssm:*:*:parameter${path}*`);
  fn.addToRolePolicy(
    new PolicyStatement({
      actions: ['ssm:GetParameter', 'ssm:GetParameters', 'ssm:GetParametersByPath'],
      resources,
    }),
  );
  for (const resource of resources) acceptFinding(fn, 'discovery', { resource });
}
