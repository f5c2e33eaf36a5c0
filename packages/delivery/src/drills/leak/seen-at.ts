import { analyse, type MetricAnswer } from '../../rollout/analysis/analyse';
import type { RuleVerdict } from '../../rollout/analysis/judge';
import { MINUTE } from '../../rollout/analysis/point';
import type { Rule } from '../../rollout/analysis/rule';

/** When a rule first failed. */
export interface Seen {
  /** The end of the minute: milliseconds since 1970. */
  at: number;
  /** How many minutes there were by then. */
  minutes: number;
  /** In the rule's unit; `null`: nothing is known. */
  value: number | null;
}

/**
 * Finds the minute in which a rollout that looks every minute sees the rule fail. A series that has failed stays so, whatever comes later: so half of the minutes
 * that are left are ruled out at a time.
 *
 * @param from the first minute, in milliseconds since 1970
 * @returns `null`: it never does
 */
export function seenAt(
  rule: Rule,
  minimumRequests: number,
  from: number,
  { points, until }: MetricAnswer,
): Seen | null {
  const failsAt = (minutes: number): RuleVerdict | null => {
    const answer = { points, until: from + minutes * MINUTE };
    const [found] = analyse({ rules: [rule], minimumRequests }, from, answer).rules;
    return found?.verdict === 'fail' ? found : null;
  };
  let good = 0;
  let bad = Math.floor((until - from) / MINUTE);
  let found = failsAt(bad);
  if (found === null) return null;
  while (bad - good > 1) {
    const middle = Math.floor((good + bad) / 2);
    const judged = failsAt(middle);
    if (judged === null) good = middle;
    else [bad, found] = [middle, judged];
  }
  return { at: from + bad * MINUTE, minutes: bad, value: found.value };
}
