export { countServerErrors, type ServerErrorsOptions } from './count-server-errors';
export { createMetrics, withMetrics, type MetricsOptions } from './create-metrics';
export { MetricResolution, MetricUnit } from '@aws-lambda-powertools/metrics';
export type { Metrics } from '@aws-lambda-powertools/metrics';
