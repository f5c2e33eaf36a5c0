import { RemovalPolicy } from 'aws-cdk-lib';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { isLocal } from '../deployment/deployment';
import { deploymentOf } from '../stack/deployment-of';

/**
 * A log group that outlives its stack everywhere but locally. One that was made by a stack which then
 * failed is taken back, or the next attempt would find its name taken.
 *
 * @param retention default: a week in the local environment, three months elsewhere
 */
export function serviceLogGroup(
  scope: Construct,
  id: string,
  logGroupName: string,
  retention: RetentionDays | undefined,
): LogGroup {
  const local = isLocal(deploymentOf(scope));
  return new LogGroup(scope, id, {
    logGroupName,
    retention: retention ?? (local ? RetentionDays.ONE_WEEK : RetentionDays.THREE_MONTHS),
    removalPolicy: local ? RemovalPolicy.DESTROY : RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
  });
}
