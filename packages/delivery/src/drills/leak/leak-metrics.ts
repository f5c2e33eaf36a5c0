import type { MetricAnswer } from '../../rollout/analysis/analyse';
import type { Point } from '../../rollout/analysis/point';

/** Metrics of the environment that are a drill's own: no alarm and no rollout sees them. */
export interface LeakMetrics {
  /** Puts minutes that are over. To put them again adds to them. */
  put(points: readonly Point[]): Promise<void>;
  /** Reads minutes as rollouts do. @param from the first one, in milliseconds since 1970 */
  read(from: number): Promise<MetricAnswer>;
  close(): void;
}
