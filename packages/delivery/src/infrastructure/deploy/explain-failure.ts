import { DeliveryError } from '../../delivery-error';
import type { Cloud, StackEvent } from '../cloud/cloud';
import { findRootCause } from '../events/root-cause';
import type { StackAddress } from '../types';

/** Nested stacks that are looked into, at most. */
const DEEPEST = 10;

/**
 * Says for whose sake an operation on a stack failed: the resource and CloudFormation's reason, in
 * the innermost nested stack.
 *
 * @param events Of that operation, oldest first.
 * @param otherwise What is known when no resource failed.
 */
export async function explainFailure(
  cloud: Cloud,
  stack: StackAddress,
  events: readonly StackEvent[],
  otherwise: { what: string; fix?: string },
): Promise<DeliveryError> {
  let cause = findRootCause(events);
  const path = [`stack ${stack.name}`];
  for (let depth = 0; cause?.nestedStackId && depth < DEEPEST; depth += 1) {
    const nested = { ...stack, name: cause.nestedStackId };
    const inner = findRootCause(await cloud.operationEvents(nested).catch(() => []));
    if (inner === null) break;
    path.push(cause.logicalId);
    cause = inner;
  }
  if (cause === null) {
    const { what, fix } = otherwise;
    const where = path.join(', ');
    return new DeliveryError({
      code: 'stack-failed',
      where,
      what,
      ...(fix !== undefined && { fix }),
    });
  }
  return new DeliveryError({
    code: 'stack-failed',
    where: [...path, cause.logicalId].join(', '),
    what: `${cause.type} ${cause.logicalId} failed (${cause.status}): ${cause.reason}`,
  });
}
