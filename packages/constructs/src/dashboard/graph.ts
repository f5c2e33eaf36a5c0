import {
  GraphWidget,
  MathExpression,
  type HorizontalAnnotation,
  type IMetric,
} from 'aws-cdk-lib/aws-cloudwatch';
import { MINUTE } from '../metrics/watched-source';

/** How wide a dashboard is. */
export const FULL_WIDTH = 24;

export interface Graph {
  title: string;
  /** What the values are, such as `ms`. */
  unit: string;
  metrics: IMetric[];
  limits?: HorizontalAnnotation[];
  /** Of {@link FULL_WIDTH}. */
  width: number;
}

/** A graph whose values are shown from 0 on. */
export function graph({ title, unit, metrics, limits = [], width }: Graph): GraphWidget {
  return new GraphWidget({
    title,
    width,
    height: 6,
    left: metrics,
    leftYAxis: { min: 0, label: unit, showUnits: false },
    leftAnnotations: limits,
  });
}

export interface Search {
  namespace: string;
  /** All that the metric has: those with a value have that one, the others any. */
  dimensions: Readonly<Record<string, string | null>>;
  metric: string;
  statistic: string;
  /** May name a dimension that has any value, as `${PROP('Dim.version')}`. */
  label: string;
}

/**
 * Every metric that is like this: what appears later, such as a new version of a function, is there by itself.
 *
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/search-expression-syntax.html
 */
export function search({ namespace, dimensions, metric, statistic, label }: Search): IMetric {
  const schema = [`"${namespace}"`, ...Object.keys(dimensions)].join(',');
  const values = Object.entries(dimensions).flatMap(([name, value]) =>
    value === null ? [] : [`${name}="${value}"`],
  );
  const terms = [`MetricName="${metric}"`, ...values].join(' ');
  return new MathExpression({
    expression: `SEARCH('{${schema}} ${terms}', '${statistic}', ${MINUTE.toSeconds()})`,
    period: MINUTE,
    label,
  });
}
