import { inconclusive, judgeRule, type RuleVerdict, type Verdict } from './judge';
import { MINUTE, type Point, seriesOf } from './point';
import type { Rule } from './rule';

/** What a metric source told. */
export interface MetricAnswer {
  /** In any order; a minute may be missing, or be told twice. */
  points: readonly Point[];
  /** Minutes that end before or at this moment are in, as far as the source knows: milliseconds since 1970, by its own clock. */
  until: number;
}

/** What an analysis came to. */
export interface Analysis {
  /** The worst of all rules: fail, then inconclusive. Without rules there is nothing that could pass. */
  verdict: Verdict;
  rules: RuleVerdict[];
  /** The end of the last minute of which something is known; `null`: nothing is. */
  seenUntil: number | null;
}

/**
 * Judges all rules by what was told of the new version.
 *
 * @param from the first minute that counts: milliseconds since 1970, by the source's clock
 * @param answer `null`: there was none in time
 */
export function analyse(
  { rules, minimumRequests }: { rules: readonly Rule[]; minimumRequests: number },
  from: number,
  answer: MetricAnswer | null,
): Analysis {
  if (answer === null) {
    const none = rules.map((rule) => inconclusive(rule, 'answer'));
    return { verdict: verdictOf(none), rules: none, seenUntil: null };
  }
  const series = seriesOf(answer.points, { from, until: answer.until });
  let seen = series.length;
  while (seen > 0 && series[seen - 1] === undefined) seen -= 1;
  const all = rules.map((rule) => judgeRule(rule, series, minimumRequests));
  return {
    verdict: verdictOf(all),
    rules: all,
    seenUntil: seen === 0 ? null : from + seen * MINUTE,
  };
}

function verdictOf(rules: readonly RuleVerdict[]): Verdict {
  if (rules.some(({ verdict }) => verdict === 'fail')) return 'fail';
  return rules.length > 0 && rules.every(({ verdict }) => verdict === 'pass')
    ? 'pass'
    : 'inconclusive';
}
