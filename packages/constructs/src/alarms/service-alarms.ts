import { Duration, Tags } from 'aws-cdk-lib';
import {
  Alarm,
  ComparisonOperator,
  TreatMissingData,
  type IAlarmAction,
  type IMetric,
} from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import { ServiceApi } from '../api/service-api';
import type { ServiceFunction } from '../function/service-function';
import { deploymentOf } from '../stack/deployment-of';

export interface ServiceAlarmsProps {
  /** What is watched: an API sees what callers see, a function what is left of it without one. */
  readonly source: ServiceApi | ServiceFunction;
  /** Percent of requests that fail, above which it is critical. Default: 1. */
  readonly errorRate?: number;
  /** Average time of a response, above which it is a warning. Default: 500 ms. */
  readonly latency?: Duration;
  /** What happens when an alarm goes off or is over, such as a message to a topic. Default: nothing. */
  readonly actions?: readonly IAlarmAction[];
  /** What the names of the alarms start with. Default: the service's name. */
  readonly namePrefix?: string;
}

/** Both are judged over five minutes as a whole, so one failure of few requests does not hide in a minute. */
const WINDOW = Duration.minutes(5);

/**
 * The alarms of a service: `{service}-high_error_rate` (critical) and `{service}-high_latency` (warning).
 * The severity is their tag and the beginning of their description. Without requests neither goes off.
 */
export class ServiceAlarms extends Construct {
  readonly errorRate: Alarm;
  readonly latency: Alarm;

  constructor(scope: Construct, id: string, props: ServiceAlarmsProps) {
    super(scope, id);
    const { errorRate = 1, latency = Duration.millis(500), actions = [] } = props;
    const { service } = deploymentOf(this);
    const prefix = props.namePrefix ?? service;
    const metrics = metricsOf(props.source);

    this.errorRate = this.add('high_error_rate', 'critical', {
      prefix,
      what: `more than ${errorRate} % of requests to ${service} failed for 5 minutes`,
      threshold: errorRate / 100,
      metric: metrics.errorRate,
    });
    this.latency = this.add('high_latency', 'warning', {
      prefix,
      what: `${service} took more than ${latency.toMilliseconds()} ms on average for 5 minutes`,
      threshold: latency.toMilliseconds(),
      metric: metrics.latency,
    });
    for (const action of actions) {
      for (const alarm of [this.errorRate, this.latency]) {
        alarm.addAlarmAction(action);
        alarm.addOkAction(action);
      }
    }
  }

  private add(
    name: string,
    severity: 'critical' | 'warning',
    { prefix, what, threshold, metric }: AlarmParts,
  ): Alarm {
    const alarm = new Alarm(this, name, {
      alarmName: `${prefix}-${name}`,
      alarmDescription: `${severity}: ${what}`,
      metric,
      threshold,
      comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
      evaluationPeriods: 1,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
    Tags.of(alarm).add('severity', severity);
    return alarm;
  }
}

interface AlarmParts {
  prefix: string;
  what: string;
  threshold: number;
  metric: IMetric;
}

/**
 * The average of a metric that counts 0 or 1 for each request is the part of them that failed; and it
 * is one metric, where local clouds know no calculations.
 */
function metricsOf(source: ServiceApi | ServiceFunction): Record<'errorRate' | 'latency', IMetric> {
  const average = { statistic: 'Average', period: WINDOW };
  if (source instanceof ServiceApi) {
    const stage = source.restApi.deploymentStage;
    return {
      errorRate: stage.metricServerError(average),
      latency: stage.metricLatency(average),
    };
  }
  return {
    errorRate: source.alias.metricErrors(average),
    latency: source.alias.metricDuration(average),
  };
}
