import { MINUTE, type Point } from '../analysis/point';

/**
 * What the new version does in a minute in which it has a weight; `undefined`: the minute is missing.
 *
 * @param minute when it begins: milliseconds since 1970
 * @param weight percent of the requests that go to it
 */
export type MetricsAt = (minute: number, weight: number) => Point | undefined;

/** How a service does. */
export interface Conditions {
  /** Of the whole service in a minute. */
  requests: number;
  /** Percent. */
  errorRate: number;
  /** Milliseconds. */
  responseTime: number;
}

export interface MadeUpInput extends Conditions {
  /** Of the first minute: milliseconds since 1970. */
  start: number;
  /** What becomes another for some minutes after the start; where some overlap, the last one counts. */
  troubles?: readonly (Partial<Conditions> & { fromMinute: number; minutes: number })[];
  /** Makes other numbers of the same kind. Default 1. */
  seed?: number;
}

/** Metrics as they could be: traffic that goes up and down a little, and errors by chance. The same input gives the same. */
export function madeUpMetrics(input: MadeUpInput): MetricsAt {
  const { start, troubles = [], seed = 1 } = input;
  return (minute, weight) => {
    const index = Math.floor((minute - start) / MINUTE);
    let { requests, errorRate, responseTime } = input;
    for (const { fromMinute, minutes, ...other } of troubles)
      if (index >= fromMinute && index < fromMinute + minutes)
        ({ requests, errorRate, responseTime } = { requests, errorRate, responseTime, ...other });
    const [traffic, chance, speed] = [0, 1, 2].map((each) => noise(seed, index * 3 + each));
    const served = Math.round(((requests * weight) / 100) * (0.9 + 0.2 * (traffic ?? 0)));
    return {
      minute,
      requests: served,
      errors: Math.min(served, Math.floor((served * errorRate) / 100 + (chance ?? 0))),
      latency: served === 0 ? null : Math.round(responseTime * (0.9 + 0.2 * (speed ?? 0))),
    };
  };
}

/**
 * Metrics that were recorded.
 *
 * @param points minutes that are not among them are missing
 * @param options `share`: they are of the whole service, of which the new version gets its weight
 */
export function recordedMetrics(
  points: readonly Point[],
  { share = false }: { share?: boolean } = {},
): MetricsAt {
  const byMinute = new Map(points.map((point) => [point.minute, point]));
  return (minute, weight) => {
    const point = byMinute.get(minute);
    if (point === undefined || !share) return point;
    const requests = Math.round((point.requests * weight) / 100);
    const errors = Math.round((point.errors * weight) / 100);
    return { ...point, requests, errors };
  };
}

/** At least 0, less than 1: the same for the same numbers. By the finalizer of MurmurHash3. */
function noise(seed: number, index: number): number {
  let mixed = (Math.imul(seed, 0x9e3779b1) ^ index) >>> 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return ((mixed ^ (mixed >>> 16)) >>> 0) / 2 ** 32;
}
