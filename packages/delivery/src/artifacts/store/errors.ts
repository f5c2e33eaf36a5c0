import { DeliveryError } from '../../delivery-error';
import type { Digest } from '../digest';

export function missing(address: string, digest: Digest): DeliveryError {
  return new DeliveryError({
    code: 'artifact-missing',
    where: address,
    what: `it has no ${digest}`,
    fix: 'It was never stored there, or retention has removed it. Package the service, or name another release.',
  });
}

export function storeFailed(address: string, cause: unknown): DeliveryError {
  return new DeliveryError({
    code: 'store-failed',
    where: address,
    what: cause instanceof Error ? cause.message : String(cause),
    fix: 'Check that the artifact store can be reached and written, and run the command again.',
    cause,
  });
}
