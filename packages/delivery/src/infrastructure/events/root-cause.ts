import type { StackEvent } from '../cloud/cloud';

/** The resource for whose sake an operation failed. */
export interface RootCause {
  logicalId: string;
  type: string;
  status: string;
  reason: string;
  /** A nested stack failed: its own events tell more. */
  nestedStackId: string | null;
}

/**
 * Finds the resource that failed first. What CloudFormation cancelled because of it, and the
 * stack's own failure which only counts the others, are no causes.
 *
 * @param events Of one operation, oldest first.
 * @returns `null` when no resource failed.
 */
export function findRootCause(events: readonly StackEvent[]): RootCause | null {
  const failures = events.filter(({ status }) => status.endsWith('_FAILED'));
  const ofResources = failures.filter((event) => !isStackItself(event));
  const causes = ofResources.filter(({ reason }) => !isConsequence(reason));
  const stackItself = failures.filter((event) => isStackItself(event) && event.reason !== null);
  const first = causes[0] ?? ofResources[0] ?? stackItself[0];
  if (first === undefined) return null;
  const isNested = first.type === 'AWS::CloudFormation::Stack' && !isStackItself(first);
  return {
    logicalId: first.logicalId,
    type: first.type,
    status: first.status,
    reason: first.reason ?? 'CloudFormation gives no reason',
    nestedStackId: isNested && first.physicalId !== '' ? first.physicalId : null,
  };
}

/** Whether an event is about the stack as a whole. */
export function isStackItself({ stackId, physicalId, type }: StackEvent): boolean {
  return type === 'AWS::CloudFormation::Stack' && (physicalId === stackId || physicalId === '');
}

/** CloudFormation's words for "another one failed". */
function isConsequence(reason: string | null): boolean {
  return reason === null || /^Resource (creation|update|deletion|import) cancelled/i.test(reason);
}
