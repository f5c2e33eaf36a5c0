import { DeliveryError } from '../../delivery-error';

/**
 * Something in a policy that cannot be meant.
 *
 * @param where path of the file and JSON pointer
 */
export function invalidPolicy(where: string, what: string, fix: string): DeliveryError {
  return new DeliveryError({ code: 'invalid-options', where, what, fix });
}
