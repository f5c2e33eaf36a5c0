import type { DeliveryError } from '../../delivery-error';
import type { DeployedStack, StackEvent } from '../cloud/cloud';
import { findRootCause } from '../events/root-cause';
import { isMoving } from './stack-status';

/**
 * What an error in the middle of an operation means for the stack.
 *
 * - `look-again`: something goes on there, or was brought to its end by then
 * - `failed`: the stack cannot become what is wanted
 * - `out-of-reach`: nothing was begun, since AWS could not be reached
 */
export type AfterError = 'look-again' | 'failed' | 'out-of-reach';

/** How CloudFormation says that it will not do what it is asked, however often. */
const REFUSALS = /^(ValidationError|InsufficientCapabilities|LimitExceeded)/;

/**
 * Tells whether an error is the stack's or that of the way to it, so that nothing is blamed on a release because an answer was lost.
 *
 * @param error what the operation ended with; its cause has the name that AWS or the CDK gave it
 * @param now the stack after it; `null`: there is none
 * @param events of the stack since it was looked at before, oldest first
 */
export function afterError(
  error: DeliveryError,
  now: DeployedStack | null,
  events: readonly StackEvent[],
): AfterError {
  if (now !== null && isMoving(now.status)) return 'look-again';
  if (events.length === 0) {
    return REFUSALS.test(nameOf(error)) ? 'failed' : 'out-of-reach';
  }
  const isDone = now !== null && /^(CREATE|UPDATE)_COMPLETE$/.test(now.status);
  return isDone && findRootCause(events) === null ? 'look-again' : 'failed';
}

/** The toolkit says what AWS said in one of its own: `❌  deals failed: ValidationError: …`. */
function nameOf({ cause }: DeliveryError): string {
  if (!(cause instanceof Error)) return '';
  const { name, message } = cause;
  return name === 'DeployStackFailed' ? (/ failed: (\w+): /.exec(message)?.[1] ?? name) : name;
}
