import type { MetricDataQuery } from '@aws-sdk/client-cloudwatch';
import type { Clients } from './clients';
import type { MetricData, MetricQuery } from './cloud';
import { cloudClock } from './cloud-clock';

/** The most metrics that CloudWatch gives at once. */
const MOST = 500;

/** Reads metrics by the minute, from a minute on until now, as many as can be in one request. */
export async function readMetricData(
  { configuration }: Clients,
  queries: readonly MetricQuery[],
  from: number,
): Promise<MetricData> {
  // Only rollouts ask for metrics, and every process that talks to AWS would load it.
  const { CloudWatchClient, GetMetricDataCommand } = await import('@aws-sdk/client-cloudwatch');
  const client = new CloudWatchClient(configuration);
  const series: MetricData['series'] = queries.map(() => []);
  let now = Number.NaN;
  for (let first = 0; first < queries.length; first += MOST) {
    const asked = queries.slice(first, first + MOST).map((query, at) => asQuery(query, first + at));
    let NextToken: string | undefined;
    do {
      const command = new GetMetricDataCommand({
        MetricDataQueries: asked,
        StartTime: new Date(from),
        EndTime: new Date(Date.now() + AHEAD),
        ScanBy: 'TimestampAscending',
        NextToken,
      });
      const clock = cloudClock(command.middlewareStack);
      const page = await client.send(command);
      now = Number.isNaN(now) ? clock() : Math.min(now, clock());
      for (const { Id = '', Timestamps = [], Values = [] } of page.MetricDataResults ?? []) {
        const of = series[Number(Id.slice(1))];
        Timestamps.forEach((moment, at) => of?.push([moment.getTime(), Values[at] ?? 0]));
      }
      NextToken = page.NextToken;
    } while (NextToken !== undefined);
  }
  return { series, now };
}

/** Milliseconds; the clock of the cloud may be ahead of this one. */
const AHEAD = 3_600_000;

function asQuery(
  { namespace, metric, dimensions, statistic }: MetricQuery,
  at: number,
): MetricDataQuery {
  return {
    Id: `m${at}`,
    MetricStat: {
      Metric: {
        Namespace: namespace,
        MetricName: metric,
        Dimensions: Object.entries(dimensions).map(([Name, Value]) => ({ Name, Value })),
      },
      Period: 60,
      Stat: statistic,
    },
  };
}
