import type { Metric } from './metric';

/** Failed requests of all requests of the window, as a ratio of sums. */
export const errorRate: Metric = {
  name: 'error_rate',
  description: 'Share of the requests that failed.',
  unit: '%',
  units: { '%': 1 },
  most: 100,
  bad: ({ errors }) => errors,
  allowed: ({ limit, comparison }) => ({ of: limit, per: 100, isTooMany: comparison === '>=' }),
  value(series, start, end) {
    let errors = 0;
    let requests = 0;
    for (let minute = start; minute < end; minute += 1) {
      errors += series[minute]?.errors ?? 0;
      requests += series[minute]?.requests ?? 0;
    }
    return requests === 0 ? null : (100 * errors) / requests;
  },
};
