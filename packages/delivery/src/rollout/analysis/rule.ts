import { findMetric } from './metrics/all-metrics';

/** `critical`: the new version harms its users. `warning`: somebody should look. */
export type Severity = 'critical' | 'warning';

export type Comparison = '>' | '>=';

/** What must not be the case, in whole minutes. */
export interface Condition {
  /** Of `allMetrics`, by name. */
  metric: string;
  comparison: Comparison;
  /** In the metric's first unit. */
  limit: number;
  /** How many minutes are looked at together. */
  minutes: number;
}

/** A condition under which an analysis fails. */
export interface Rule extends Condition {
  name: string;
  severity: Severity;
}

/** How people write it: `error_rate > 1 % for 5 m`. */
export function ruleText({ metric, comparison, limit, minutes }: Condition): string {
  const unit = findMetric(metric)?.unit ?? '';
  return `${metric} ${comparison} ${limit} ${unit} for ${minutes} m`;
}
