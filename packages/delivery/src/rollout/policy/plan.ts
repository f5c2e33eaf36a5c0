import type { Rule, Severity } from '../analysis/rule';

/** What follows from a rule that fails, or cannot be judged: as if nothing were, stay at the weight, back to the previous version. */
export type Consequence = 'go-on' | 'hold' | 'roll-back';

/** A weight, and how long it is watched. */
export interface PlannedStep {
  /** Whole percent of the requests that the new version gets. */
  weight: number;
  /** Milliseconds. */
  bake: number;
}

/** How baking is judged. */
export interface AnalysisPlan {
  rules: readonly Rule[];
  /** Requests in a rule's window, without which it cannot be judged. */
  minimumRequests: number;
  /** Which percentile `response_time` is. */
  percentile: number;
  /** Milliseconds after the bake time for which an analysis that is inconclusive may still become conclusive. */
  patience: number;
  onFail: Readonly<Record<Severity, Consequence>>;
  onInconclusive: Consequence;
  /** Milliseconds after which what an analysis holds goes back, when nobody has decided. */
  holdAtMost: number;
}

/** How a new version takes over, whatever the strategy is called. Plain data, as it is on record. */
export interface RolloutPlan {
  strategy: string;
  /** Weights rise; the last one is 100. */
  steps: readonly PlannedStep[];
  analysis: AnalysisPlan;
}

/** The longest window of all rules, in minutes; 0 without rules. */
export function longestWindow({ rules }: Pick<AnalysisPlan, 'rules'>): number {
  return rules.reduce((longest, { minutes }) => Math.max(longest, minutes), 0);
}
