import { Duration } from 'aws-cdk-lib';
import {
  MathExpression,
  type IMetric,
  type Metric,
  type MetricOptions,
} from 'aws-cdk-lib/aws-cloudwatch';
import { ServiceApi } from '../api/service-api';
import type { ServiceFunction } from '../function/service-function';

/** What is watched: an API sees what callers see, a function what is left of it without one. */
export type WatchedSource = ServiceApi | ServiceFunction;

/** What CloudWatch keeps metrics by. */
export const MINUTE = Duration.minutes(1);

interface Metrics {
  requests(options: MetricOptions): Metric;
  /** 0 or 1 for each request: the sum is how many failed, the average which part of them. */
  errors(options: MetricOptions): Metric;
  /** Milliseconds. */
  latency(options: MetricOptions): Metric;
}

/** Of an API those of its stage, of a function those of its alias. */
export function metricsOf(source: WatchedSource): Metrics {
  if (source instanceof ServiceApi) {
    const stage = source.restApi.deploymentStage;
    return {
      requests: (options) => stage.metricCount(options),
      errors: (options) => stage.metricServerError(options),
      latency: (options) => stage.metricLatency(options),
    };
  }
  const { alias } = source;
  return {
    requests: (options) => alias.metricInvocations(options),
    errors: (options) => alias.metricErrors(options),
    latency: (options) => alias.metricDuration(options),
  };
}

/** Requests of each minute. */
export function requestsOf(source: WatchedSource, label?: string): Metric {
  return metricsOf(source).requests({ period: MINUTE, ...(label !== undefined && { label }) });
}

/**
 * Percent of the requests of each minute that failed.
 *
 * @param minimum requests in a minute, without which it is 0
 */
export function errorRateOf(source: WatchedSource, minimum: number, label?: string): IMetric {
  return new MathExpression({
    expression: `IF(requests >= ${minimum}, 100 * errors / requests, 0)`,
    usingMetrics: {
      requests: requestsOf(source),
      errors: metricsOf(source).errors({ statistic: 'Sum', period: MINUTE }),
    },
    period: MINUTE,
    ...(label !== undefined && { label }),
  });
}

/**
 * How long the requests of each minute took, in milliseconds.
 *
 * @param statistic of CloudWatch, such as `p95`
 * @param minimum requests in a minute, without which it is 0
 */
export function responseTimeOf(source: WatchedSource, statistic: string, minimum: number): IMetric {
  return new MathExpression({
    expression: `IF(requests >= ${minimum}, latency, 0)`,
    usingMetrics: {
      requests: requestsOf(source),
      latency: metricsOf(source).latency({ statistic, period: MINUTE }),
    },
    period: MINUTE,
  });
}
