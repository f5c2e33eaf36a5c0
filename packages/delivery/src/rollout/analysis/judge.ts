import { findMetric } from './metrics/all-metrics';
import type { Metric, Share } from './metrics/metric';
import type { Point, Series } from './point';
import type { Rule } from './rule';

/** `inconclusive`: it cannot be said. */
export type Verdict = 'pass' | 'fail' | 'inconclusive';

/**
 * Why it cannot be said: the step is younger than the rule's window, of a minute nothing is known, there were too few requests, or the
 * source did not answer.
 */
export type Lack = 'time' | 'points' | 'traffic' | 'answer';

/** What was found of a rule. */
export interface RuleVerdict {
  /** Its name. */
  rule: string;
  verdict: Verdict;
  /** Of the window that failed, else of the last one, in the metric's unit; `null`: nothing is known of it. */
  value: number | null;
  /** In that window. */
  requests: number;
  /** `null` unless inconclusive. */
  lacks: Lack | null;
}

/**
 * Judges a rule on the minutes of a series. It fails when any window as long as the rule's does, and passes when none does and the last one was
 * seen whole and had enough requests. A window with fewer fails all the same when it would with good ones added up to the minimum.
 *
 * @param minimum requests in a window
 */
export function judgeRule(rule: Rule, series: Series, minimum: number): RuleVerdict {
  const metric = findMetric(rule.metric);
  if (metric === undefined) return inconclusive(rule, 'answer');
  const { minutes } = rule;
  const allowed = metric.allowed(rule);
  let bad = 0;
  let requests = 0;
  let seen = 0;
  const count = (point: Point | undefined, sign: 1 | -1): void => {
    if (point === undefined) return;
    const against = metric.bad(point, rule);
    requests += sign * point.requests;
    bad += sign * (against ?? 0);
    seen += against === null ? 0 : sign;
  };
  for (let minute = 0; minute < series.length; minute += 1) {
    count(series[minute], 1);
    if (minute >= minutes) count(series[minute - minutes], -1);
    if (minute + 1 >= minutes && isBeyond(bad, Math.max(requests, minimum), allowed))
      return found(rule, metric, series, minute + 1, { verdict: 'fail', requests, lacks: null });
  }
  const lacks: Lack | null =
    series.length < minutes
      ? 'time'
      : seen < minutes
        ? 'points'
        : requests < minimum
          ? 'traffic'
          : null;
  const verdict = lacks === null ? 'pass' : 'inconclusive';
  return found(rule, metric, series, series.length, { verdict, requests, lacks });
}

/** That nothing could be found of a rule. */
export function inconclusive({ name }: Rule, lacks: Lack): RuleVerdict {
  return { rule: name, verdict: 'inconclusive', value: null, requests: 0, lacks };
}

function isBeyond(bad: number, requests: number, { of, per, isTooMany }: Share): boolean {
  const is = bad * per;
  const limit = of * requests;
  return is > limit || (isTooMany && is === limit);
}

function found(
  { name, minutes }: Rule,
  metric: Metric,
  series: Series,
  end: number,
  rest: Pick<RuleVerdict, 'verdict' | 'requests' | 'lacks'>,
): RuleVerdict {
  const value = metric.value(series, Math.max(0, end - minutes), end);
  const rounded = value === null ? null : Math.round(value * 1000) / 1000;
  return {
    rule: name,
    verdict: rest.verdict,
    value: rounded,
    requests: rest.requests,
    lacks: rest.lacks,
  };
}
