import type { Construct } from 'constructs';
import { deploymentOf } from './deployment-of';

/**
 * What outputs and parameters of a stack are called that belong to a construct: `deals-ms-admin-api` and `Url` make
 * `AdminApiUrl`.
 */
export function stackWord(construct: Construct, what: string): string {
  const { service } = deploymentOf(construct);
  const words = construct.node.id.replace(new RegExp(`^${service}-`), '').split(/[^A-Za-z0-9]+/);
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('') + what;
}
