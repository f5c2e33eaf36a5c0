import type { Product } from '../types';
import { call, type Answer } from './call';

/** A healthy answer of a local cloud. */
export interface Health {
  product: Product;
  /** As the product says it. */
  version: string | null;
}

/**
 * Asks an endpoint whether a healthy local cloud answers there.
 *
 * MiniStack is asked first, since it answers to the health path of LocalStack as well. Both are
 * healthy when the scripts of their `ready.d` have run. Anything else counts when it knows the
 * credentials `test`/`test`, which AWS does not.
 *
 * @returns null when nothing answers, or it is not ready.
 */
export async function probe(endpoint: string, signal?: AbortSignal): Promise<Health | null> {
  const ministack = await call(endpoint, '/_ministack/health', { signal });
  if (ministack === null) return null;
  const services = servicesOf(ministack);
  if (services !== null) {
    const ready = await call(endpoint, '/_ministack/ready', { signal });
    return ready?.status === 200 ? { product: 'ministack', version: services.version } : null;
  }
  const answer = await call(endpoint, '/_localstack/health', { signal });
  const localstack = servicesOf(answer);
  if (localstack !== null) {
    const hooks = jsonOf(await call(endpoint, '/_localstack/init/ready', { signal }));
    return hooks?.['completed'] === false
      ? null
      : { product: 'localstack', version: localstack.version };
  }
  // Something that is about to be healthy is not taken for something else.
  if (ministack.status >= 500 || answer === null || answer.status >= 500) return null;
  const identity = await call(endpoint, '/', {
    method: 'POST',
    form: { Action: 'GetCallerIdentity', Version: '2011-06-15' },
    signal,
  });
  return identity?.status === 200 && /<Account>\d{12}<\/Account>/.test(identity.text)
    ? { product: 'other', version: null }
    : null;
}

function servicesOf(answer: Answer | null): { version: string | null } | null {
  const health = jsonOf(answer);
  if (typeof health?.['services'] !== 'object') return null;
  const version = health['version'];
  return { version: typeof version === 'string' ? version : null };
}

function jsonOf(answer: Answer | null): Record<string, unknown> | null {
  if (answer?.status !== 200) return null;
  try {
    const value: unknown = JSON.parse(answer.text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
