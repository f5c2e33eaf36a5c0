import { DeliveryError } from '../../delivery-error';
import type { Digest } from '../digest';

export function missing(address: string, digest: Digest): DeliveryError {
  return new DeliveryError({
    code: 'artifact-missing',
    where: address,
    what: `it has no ${digest}`,
    fix: 'It was never stored there, or it was removed: what nothing needs goes after "retentionDays" in "delivery" of application.json. Package the service again at the same source commit, which puts the same bytes back; or name another release.',
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

/** Whether a store could be reached, and did not allow it. */
export function isRefusal(error: unknown): boolean {
  if (!(error instanceof DeliveryError) || error.code !== 'store-failed') return false;
  const { code = '', $metadata = {} } = (error.cause ?? {}) as {
    code?: string;
    $metadata?: { httpStatusCode?: number };
  };
  return ['EACCES', 'EPERM', 'EROFS'].includes(code) || $metadata.httpStatusCode === 403;
}
