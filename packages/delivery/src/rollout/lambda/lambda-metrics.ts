import type { Cloud, MetricQuery } from '../../infrastructure/cloud/cloud';
import { MINUTE, type Point } from '../analysis/point';
import type { MetricSource } from '../machine/ports';
import type { ShiftedAlias } from './alias-router';
import { readVersions } from './versions';

/** Whose metrics are read. */
export interface LambdaMetricsOptions {
  application: string;
  environment: string;
  service: string;
  aliases: readonly Pick<ShiftedAlias, 'stack' | 'name' | 'alias'>[];
  /** Milliseconds after its end until a minute is in. */
  settles: number;
}

/** What each function is asked for, in this order. */
const KINDS = ['requests', 'crashes', 'failures', 'latency'] as const;

/** As `@org/runtime` calls what it counts: answers with a status of 500 and above. */
const FAILURES = 'ServerErrors';

/**
 * What CloudWatch keeps of the versions of Lambda functions behind an alias: invocations and their errors, how long they took, and the answers
 * with a server error, which to Lambda are no errors. All of it in one request.
 *
 * https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html (`ExecutedVersion`)
 */
export function lambdaMetrics(cloud: Cloud, options: LambdaMetricsOptions): MetricSource {
  const { aliases, settles } = options;
  return {
    async read({ version, from, percentile }) {
      const versions = readVersions(version);
      const queries = aliases.flatMap(({ name, alias }) =>
        queriesOf(options, { name, alias, version: versions[name] ?? '', percentile }),
      );
      const [first] = aliases;
      if (first === undefined) return { points: [], until: 0 };
      const { series, now } = await cloud.metricData(first.stack, queries, from);
      const until = Math.floor((now - settles) / MINUTE) * MINUTE;
      return { points: pointsOf(series, from, until), until };
    },
  };
}

function queriesOf(
  { application, environment, service }: LambdaMetricsOptions,
  of: { name: string; alias: string; version: string; percentile: number },
): MetricQuery[] {
  const { name, alias, version, percentile } = of;
  const dimensions = {
    FunctionName: name,
    Resource: `${name}:${alias}`,
    ExecutedVersion: version,
  };
  const lambda = (metric: string, statistic: string): MetricQuery => ({
    namespace: 'AWS/Lambda',
    metric,
    dimensions,
    statistic,
  });
  return [
    lambda('Invocations', 'Sum'),
    lambda('Errors', 'Sum'),
    {
      namespace: application,
      metric: FAILURES,
      dimensions: { service, environment, function: name, version },
      statistic: 'Sum',
    },
    lambda('Duration', `p${percentile}`),
  ];
}

/** A minute that is in, and of which nothing was told, had no requests: CloudWatch keeps no zeros. */
function pointsOf(
  series: readonly (readonly [minute: number, value: number][])[],
  from: number,
  until: number,
): Point[] {
  const points = new Map<number, Point>();
  for (let minute = from; minute < until; minute += MINUTE)
    points.set(minute, { minute, requests: 0, errors: 0, latency: null });
  series.forEach((values, index) => {
    const kind = KINDS[index % KINDS.length];
    for (const [minute, value] of values) {
      const point = points.get(minute);
      if (point === undefined) continue;
      if (kind === 'requests') point.requests += value;
      else if (kind === 'latency') point.latency = Math.max(point.latency ?? 0, value);
      else point.errors += value;
    }
  });
  return [...points.values()];
}
