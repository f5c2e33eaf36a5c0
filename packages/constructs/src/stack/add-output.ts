import { CfnOutput } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { deploymentOf } from './deployment-of';

/**
 * An output of the stack whose key can be told from the construct's id: `deals-ms-admin-api` and
 * `Url` make `AdminApiUrl`.
 */
export function addOutput(construct: Construct, what: string, value: string): void {
  const { service } = deploymentOf(construct);
  const words = construct.node.id.replace(new RegExp(`^${service}-`), '').split(/[^A-Za-z0-9]+/);
  const key = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('') + what;
  new CfnOutput(construct, `${what.toLowerCase()}-output`, { value }).overrideLogicalId(key);
}
