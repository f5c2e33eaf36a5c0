import { MINUTE, type Point } from '../../rollout/analysis/point';
import type { Rule } from '../../rollout/analysis/rule';

/** A leak that is made up for a rule about response times. */
export interface Leak {
  /** The first minute: milliseconds since 1970. */
  from: number;
  /** Minutes that are over, oldest first. */
  points: Point[];
}

/** So many minutes go well before, and so many are slow. */
const QUIET = 10;
const BEYOND = 5;

/** Of the limit: where the response time begins, and where it ends. */
const FIRST = 0.4;
const LAST = 1.6;

/**
 * Makes up what a service looks like that leaks: with as many requests as ever, responses take a little longer every minute, from well below the limit of
 * a rule to well above it.
 *
 * @param now milliseconds since 1970; the last minute is over by then
 * @param minimumRequests in the window of the rule, below which nothing is judged
 */
export function madeUpLeak(
  { limit, minutes }: Pick<Rule, 'limit' | 'minutes'>,
  { now, minimumRequests }: { now: number; minimumRequests: number },
): Leak {
  const length = 2 * Math.max(QUIET, minutes + BEYOND);
  const from = (Math.floor(now / MINUTE) - length) * MINUTE;
  const requests = Math.ceil((2 * minimumRequests) / minutes) + 1;
  const points = Array.from({ length }, (_, at): Point => {
    const share = FIRST + ((LAST - FIRST) * at) / (length - 1);
    return { minute: from + at * MINUTE, requests, errors: 0, latency: (limit || 1) * share };
  });
  return { from, points };
}
