import type { IConstruct } from 'constructs';
import { checkBasePath, checkName } from '../deployment/checks';
import { servicePaths, type Deployment, type ServicePaths } from '../deployment/deployment';
import { deploymentOf } from '../stack/deployment-of';

/**
 * Another service of the same environment: its name, or also its base path when that is neither the application's nor
 * known from `SERVICE_BASE_PATHS`.
 */
export type ServiceReference = string | { readonly name: string; readonly basePath: string };

/** @throws ConstructsError `invalid-deployment` */
export function pathsOf(reference: ServiceReference, deployment: Deployment): ServicePaths {
  const name = checkName(nameOf(reference), 'service');
  const basePath =
    typeof reference === 'string'
      ? knownBasePath(name, deployment)
      : checkBasePath(reference.basePath, `basePath of ${name}`);
  const environment = deployment.environmentPath.slice(deployment.basePath.length);
  return servicePaths({ environmentPath: basePath + environment }, name);
}

function knownBasePath(
  name: string,
  { service, basePath, otherBasePaths: { application, services } }: Deployment,
): string {
  if (name === service) return basePath;
  return Object.hasOwn(services, name) ? (services[name] ?? application) : application;
}

export function nameOf(reference: ServiceReference): string {
  return typeof reference === 'string' ? reference : reference.name;
}

/** The paths of whose binding it is, by default of the service that the construct belongs to. */
export function sourcePaths(
  scope: IConstruct,
  service: ServiceReference | undefined,
): ServicePaths {
  const deployment = deploymentOf(scope);
  return service === undefined ? deployment.paths : pathsOf(service, deployment);
}

/** `slackWebhookUrl` and `deals-ms` as the part of a variable: `SLACK_WEBHOOK_URL`, `DEALS_MS`. */
export function variableName(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replaceAll('-', '_')
    .toUpperCase();
}
