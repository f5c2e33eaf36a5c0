import {
  LogQueryVisualizationType,
  LogQueryWidget,
  TextWidget,
  type HorizontalAnnotation,
  type IWidget,
} from 'aws-cdk-lib/aws-cloudwatch';
import type { ServiceFunction } from '../function/service-function';
import { MINUTE } from '../metrics/watched-source';
import { FULL_WIDTH, graph } from './graph';

const WIDTH = FULL_WIDTH / 4;

/**
 * What a function uses. Its memory is what Lambda writes to the log at the end of each request, since there is no metric of it.
 *
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_AnalyzeLogData-discoverable-fields.html (`@maxMemoryUsed`)
 */
export function functionWidgets({ node, lambda, logGroup }: ServiceFunction): IWidget[] {
  const { timeout } = lambda;
  const limits: HorizontalAnnotation[] =
    timeout === undefined ? [] : [{ value: timeout.toMilliseconds(), label: 'timeout' }];
  const concurrency = lambda.metric('ConcurrentExecutions', {
    statistic: 'Maximum',
    period: MINUTE,
    label: 'at once',
  });
  return [
    graph({
      title: `${node.id}: concurrent executions`,
      unit: 'executions',
      metrics: [concurrency],
      width: WIDTH,
    }),
    graph({
      title: `${node.id}: throttles`,
      unit: 'requests a minute',
      metrics: [lambda.metricThrottles({ period: MINUTE, label: 'throttled' })],
      width: WIDTH,
    }),
    graph({
      title: `${node.id}: duration and timeout`,
      unit: 'ms',
      metrics: ['p95', 'Maximum'].map((statistic) =>
        lambda.metricDuration({ statistic, period: MINUTE, label: statistic }),
      ),
      limits,
      width: WIDTH,
    }),
    new LogQueryWidget({
      title: `${node.id}: memory in MB, by its log`,
      logGroupNames: [logGroup.logGroupName],
      view: LogQueryVisualizationType.LINE,
      queryLines: [
        'filter @type = "REPORT"',
        'stats max(@maxMemoryUsed / 1000 / 1000) as used, max(@memorySize / 1000 / 1000) as size by bin(1m)',
      ],
      width: WIDTH,
      height: 6,
    }),
  ];
}

/** Says what is looked for in vain. */
export function missingWidget(): IWidget {
  return new TextWidget({
    markdown:
      'Lambda publishes no CPU, disk or network figures of a function. They need Lambda Insights, an extension that the functions of this stack do not have.',
    width: FULL_WIDTH,
    height: 1,
  });
}
