import type { Point } from '../point';
import type { Metric } from './metric';

/**
 * A percentile of a window cannot be made from those of its minutes. So it is too long when more than half of the requests were in minutes
 * in which it was: the weighted median of the minutes' percentiles. One slow minute, such as that of cold starts, is not enough, and a window
 * of slow minutes alone always is.
 */
export const responseTime: Metric = {
  name: 'response_time',
  description: 'How long requests take, as the percentile that the analysis names.',
  unit: 'ms',
  units: { ms: 1, s: 1000 },
  most: null,
  bad({ requests, latency }, { limit, comparison }) {
    if (latency === null) return requests === 0 ? 0 : null;
    return latency > limit || (comparison === '>=' && latency === limit) ? requests : 0;
  },
  allowed: () => ({ of: 1, per: 2, isTooMany: false }),
  value(series, start, end) {
    let requests = 0;
    const slowest: Point[] = [];
    for (let minute = start; minute < end; minute += 1) {
      const point = series[minute];
      if (point === undefined || point.latency === null || point.requests === 0) continue;
      requests += point.requests;
      slowest.push(point);
    }
    slowest.sort(bySlowness);
    let slower = 0;
    for (const { latency, requests: served } of slowest) {
      slower += served;
      if (slower * 2 > requests) return latency;
    }
    return null;
  },
};

function bySlowness(a: Point, b: Point): number {
  return (b.latency ?? 0) - (a.latency ?? 0);
}
