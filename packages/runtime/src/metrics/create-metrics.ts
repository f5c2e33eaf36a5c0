import { Metrics } from '@aws-lambda-powertools/metrics';
import { type Identity, readIdentity } from '../config/identity';

export interface MetricsOptions {
  /** Default: {@link readIdentity}. */
  identity?: Identity;
}

/**
 * Powertools metrics: the application is the namespace, service and environment are dimensions. The version is
 * none, since every new value of a dimension is a new metric to pay for.
 *
 * @throws ConfigError
 */
export function createMetrics({ identity = readIdentity() }: MetricsOptions = {}): Metrics {
  const { application, service, environment } = identity;
  return new Metrics({
    namespace: application,
    serviceName: service,
    defaultDimensions: { environment },
  });
}

/** Publishes what was counted during an invocation when it ends, also when it fails. */
export function withMetrics<A extends unknown[], R>(
  metrics: Metrics,
  handler: (...args: A) => R | Promise<R>,
): (...args: A) => Promise<R> {
  return async (...args) => {
    try {
      return await handler(...args);
    } finally {
      if (metrics.hasStoredMetrics()) metrics.publishStoredMetrics();
      // Powertools would warn that there is nothing to publish.
      else metrics.clearDimensions();
    }
  };
}
