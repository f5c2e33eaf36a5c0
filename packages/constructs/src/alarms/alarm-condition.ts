import { Duration } from 'aws-cdk-lib';
import { ComparisonOperator, TreatMissingData, type AlarmProps } from 'aws-cdk-lib/aws-cloudwatch';
import {
  errorRateOf,
  metricsOf,
  responseTimeOf,
  type WatchedSource,
} from '../metrics/watched-source';
import type { Rule } from './rules';

/** What all rules of a source are judged by. */
export interface AlarmBasis {
  source: WatchedSource;
  /** The statistic that `response_time` is, such as `p95`. */
  percentile: string;
  /** Requests in a minute, without which it is good. */
  minimumRequests: number;
}

/** When an alarm goes off. */
export type AlarmCondition = Omit<AlarmProps, 'alarmName' | 'alarmDescription'>;

/** Each minute of the rule is beyond its limit. Minutes with too few requests, or with none, are not. */
export function minuteByMinute(
  rule: Rule,
  { source, percentile, minimumRequests }: AlarmBasis,
): AlarmCondition {
  return {
    metric:
      rule.metric === 'error_rate'
        ? errorRateOf(source, minimumRequests)
        : responseTimeOf(source, percentile, minimumRequests),
    threshold: rule.limit,
    evaluationPeriods: rule.minutes,
    datapointsToAlarm: rule.minutes,
    ...common(rule),
  };
}

/**
 * The average of the rule's minutes is beyond its limit, however few requests there were: one metric, for local clouds that take no
 * calculations in alarms.
 */
export function asOnePeriod(rule: Rule, { source }: Pick<AlarmBasis, 'source'>): AlarmCondition {
  const average = { statistic: 'Average', period: Duration.minutes(rule.minutes) };
  const metrics = metricsOf(source);
  return {
    ...(rule.metric === 'error_rate'
      ? { metric: metrics.errors(average), threshold: rule.limit / 100 }
      : { metric: metrics.latency(average), threshold: rule.limit }),
    evaluationPeriods: 1,
    ...common(rule),
  };
}

function common({ comparison }: Rule): Pick<AlarmProps, 'comparisonOperator' | 'treatMissingData'> {
  return {
    comparisonOperator:
      comparison === '>'
        ? ComparisonOperator.GREATER_THAN_THRESHOLD
        : ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
    treatMissingData: TreatMissingData.NOT_BREACHING,
  };
}
