import { madeUpMetrics, parsePolicy } from '@org/delivery';

const MINUTE = 60_000;

/** Minutes of a rollout. */
export const DAY = 24 * 60;

/** Eight hours at each weight, judged by two rules minute by minute. */
export const POLICY = Object.freeze({
  strategy: 'canary',
  steps: [10, 50, 100].map((weight) => ({ weight, bake: '8 h' })),
  analysis: {
    rules: [
      { name: 'errors', when: 'error_rate > 1 % for 5 m' },
      { name: 'slow', when: 'response_time > 500 ms for 5 m', severity: 'warning' },
    ],
  },
});

/**
 * A day of a service for each rollout: all of them good, or each breaking at an hour of its own.
 *
 * @param {number} rollouts
 * @param {{ break: boolean }} options
 */
export function daysOf(rollouts, { break: breaks }) {
  const plan = parsePolicy(POLICY, 'benchmark');
  return Array.from({ length: rollouts }, (_, index) => {
    const seed = index + 1;
    const trouble = { fromMinute: (seed * 37) % DAY, minutes: 10 * DAY, errorRate: 20 };
    const metricsAt = madeUpMetrics({
      start: 0,
      requests: 3_000,
      errorRate: 0.1,
      responseTime: 120,
      seed,
      troubles: breaks ? [trouble] : [],
    });
    return { plan, metricsAt };
  });
}

/** Weight of a minute by the plan alone, when nothing goes wrong. @param {number} index */
export function weightAt(index) {
  return [10, 50, 100][Math.min(2, Math.floor(index / (8 * 60)))] ?? 100;
}

/** @typedef {ReturnType<typeof daysOf>[number]} Day */

/**
 * The limit: every minute is read once, and its numbers are added up.
 * @param {readonly Day[]} days
 */
export function readOnce(days) {
  let sum = 0;
  for (const { metricsAt } of days) {
    for (let index = 0; index < DAY; index += 1) {
      const { requests, errors, latency } = metricsAt(index * MINUTE, weightAt(index));
      sum += requests + errors + (latency ?? 0);
    }
  }
  return sum;
}

/**
 * The peer, what one would write oneself: no records and no state, just the windows of both rules, added up anew every minute.
 *
 * @param {readonly Day[]} days
 * @returns {(number | null)[]} of each day the minute in which it goes back; `null`: in none
 */
export function plainLoop(days) {
  return days.map(({ metricsAt }) => {
    const points = [];
    for (let index = 0; index < DAY; index += 1) {
      points.push(metricsAt(index * MINUTE, weightAt(index)));
      const window = points.slice(-5);
      const requests = window.reduce((sum, point) => sum + point.requests, 0);
      const errors = window.reduce((sum, point) => sum + point.errors, 0);
      const slow = window.filter(({ latency }) => (latency ?? 0) > 500);
      const isSlow = slow.reduce((sum, point) => sum + point.requests, 0) * 2 > requests;
      if (window.length === 5 && requests >= 100 && (errors * 100 > requests || isSlow))
        return index;
    }
    return null;
  });
}
