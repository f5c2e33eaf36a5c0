import { errorRate } from './error-rate';
import type { Metric } from './metric';
import { responseTime } from './response-time';

/** All that rules can judge. Another one is a file of its own, and a line here. */
export const allMetrics: readonly Metric[] = [errorRate, responseTime];

/** @returns `undefined` when there is no metric of that name */
export function findMetric(name: string): Metric | undefined {
  return allMetrics.find((metric) => metric.name === name);
}
