import type { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import type { Cloud, MetricQuery } from '../../infrastructure/cloud/cloud';
import type { StackAddress, Variables } from '../../infrastructure/types';
import { openCloudWatchClient } from '../../migrations/place/aws-clients';
import { MINUTE, type Point } from '../../rollout/analysis/point';
import type { LeakMetrics } from './leak-metrics';

export interface CloudLeakOptions {
  env: Variables;
  cloud: Cloud;
  /** Where the service's stack is. */
  stack: StackAddress;
  application: string;
  environment: string;
  service: string;
  /** Tells this drill from all others. */
  drill: string;
  percentile: number;
}

/** CloudWatch takes so many at once. */
const AT_ONCE = 500;

/** Its own name in metrics: no alarm and no rollout reads there. */
export function leakNamespace(application: string): string {
  return `${application}/drills`;
}

/**
 * Metrics of CloudWatch that are a drill's own by namespace and dimension. They are put with the credentials of the command, and read as rollouts read theirs.
 */
export async function cloudLeakMetrics(options: CloudLeakOptions): Promise<LeakMetrics> {
  const { env, cloud, stack, percentile, application } = options;
  const client = await openCloudWatchClient(env, stack.region);
  const { service, environment, drill } = options;
  const dimensions = { service, environment, drill };
  const query = (metric: string, statistic: string): MetricQuery => ({
    ...{ namespace: leakNamespace(application), metric, dimensions, statistic },
  });
  const queries = [query('Requests', 'Sum'), query('ResponseTime', `p${percentile}`)];
  return {
    put: (points) => putPoints(client, leakNamespace(application), dimensions, points),
    async read(from) {
      const { series, now } = await cloud.metricData(stack, queries, from);
      const until = Math.floor(now / MINUTE) * MINUTE;
      const [requests = [], latencies = []] = series;
      const served = new Map(requests);
      const points = latencies.map(([minute, latency]): Point => {
        return { minute, requests: served.get(minute) ?? 0, errors: 0, latency };
      });
      return { points, until };
    },
    close: () => client.destroy(),
  };
}

async function putPoints(
  client: CloudWatchClient,
  Namespace: string,
  dimensions: Readonly<Record<string, string>>,
  points: readonly Point[],
): Promise<void> {
  const { PutMetricDataCommand } = await import('@aws-sdk/client-cloudwatch');
  const Dimensions = Object.entries(dimensions).map(([Name, Value]) => ({ Name, Value }));
  for (let first = 0; first < points.length; first += AT_ONCE) {
    const MetricData = points
      .slice(first, first + AT_ONCE)
      .flatMap(({ minute, requests, latency }) => {
        const of = { Dimensions, Timestamp: new Date(minute) };
        const took = { Values: [latency ?? 0], Counts: [requests] };
        return [
          { ...of, MetricName: 'Requests', Value: requests, Unit: 'Count' as const },
          { ...of, MetricName: 'ResponseTime', ...took, Unit: 'Milliseconds' as const },
        ];
      });
    await client.send(new PutMetricDataCommand({ Namespace, MetricData }));
  }
}
