import { type HorizontalAnnotation, type IWidget } from 'aws-cdk-lib/aws-cloudwatch';
import { conditionText } from '../alarms/parse-condition';
import type { Rule } from '../alarms/rules';
import type { ServiceAlarms } from '../alarms/service-alarms';
import { errorRateOf, metricsOf, MINUTE, requestsOf } from '../metrics/watched-source';
import { FULL_WIDTH, graph } from './graph';

const PERCENTILES = ['p50', 'p95', 'p99'];
const WIDTH = FULL_WIDTH / 3;

/** How fast, how well and how often a service answers, and where the limits of its rules are. */
export function trafficWidgets({ rules, basis }: ServiceAlarms): IWidget[] {
  const { source, percentile, minimumRequests } = basis;
  const { latency } = metricsOf(source);
  const limits = (metric: Rule['metric']): HorizontalAnnotation[] =>
    rules
      .filter((rule) => rule.metric === metric)
      .map((rule) => ({
        value: rule.limit,
        label: `${rule.severity}: ${conditionText(rule)}`,
      }));
  return [
    graph({
      title: 'Response time',
      unit: 'ms',
      metrics: [...new Set([...PERCENTILES, percentile])].map((statistic) =>
        latency({ statistic, period: MINUTE, label: statistic }),
      ),
      limits: limits('response_time'),
      width: WIDTH,
    }),
    graph({
      title: `Error rate of minutes with ${minimumRequests} requests or more`,
      unit: '%',
      metrics: [errorRateOf(source, minimumRequests, 'error rate')],
      limits: limits('error_rate'),
      width: WIDTH,
    }),
    graph({
      title: 'Request rate',
      unit: 'requests a minute',
      metrics: [requestsOf(source, 'requests')],
      width: WIDTH,
    }),
  ];
}
