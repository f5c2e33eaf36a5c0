import type { Product } from '../types';
import { call } from './call';

const RESET_PATHS = {
  ministack: '/_ministack/reset',
  // Not in every edition: https://docs.localstack.cloud/aws/capabilities/networking/internal-endpoints/
  localstack: '/_localstack/state/reset',
} as const;

/** Milliseconds: it ends the processes of functions, which takes a while when there are many. */
const TIMEOUT = 30_000;

/**
 * Empties a cloud by its own means.
 *
 * @returns Whether it has such means and they worked.
 */
export async function resetProduct(
  endpoint: string,
  product: Product,
  signal?: AbortSignal,
): Promise<boolean> {
  if (product === 'other') return false;
  const answer = await call(endpoint, RESET_PATHS[product], {
    method: 'POST',
    timeout: TIMEOUT,
    signal,
  });
  return answer?.status === 200;
}
