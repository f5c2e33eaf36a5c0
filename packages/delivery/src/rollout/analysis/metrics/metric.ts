import type { Point, Series } from '../point';
import type { Condition } from '../rule';

/** Which share of the requests of a window may count against a rule: so many of so many. */
export interface Share {
  of: number;
  per: number;
  /** Whether exactly that many are too many. */
  isTooMany: boolean;
}

/**
 * Something that rules judge. However many minutes a rule looks at, it is judged by requests: those that count against it, and all. Sums of
 * both can be made over any window, which rates and percentiles cannot.
 */
export interface Metric {
  name: string;
  /** What it is, one sentence. */
  description: string;
  /** What limits are kept in. */
  unit: string;
  /** How many of `unit` each unit is that people may write. */
  units: Readonly<Record<string, number>>;
  /** What no limit may reach, since nothing would be beyond it; `null`: there is none. */
  most: number | null;
  /** Requests of the minute that count against the rule; `null`: nothing is known of them. */
  bad(point: Point, rule: Condition): number | null;
  allowed(rule: Condition): Share;
  /** What it was in a window, from a minute on until before another one, in `unit`; `null`: nothing is known. */
  value(series: Series, start: number, end: number): number | null;
}
