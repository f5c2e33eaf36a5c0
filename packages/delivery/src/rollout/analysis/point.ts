/** Milliseconds of the time that metrics are kept by. */
export const MINUTE = 60_000;

/** What the new version did in one minute. A minute without requests has a point too, where the source is sure of it. */
export interface Point {
  /** When the minute began: milliseconds since 1970, by the clock that stamps the metrics. */
  minute: number;
  requests: number;
  /** Requests that failed. */
  errors: number;
  /** The percentile that was asked for, in milliseconds; `null`: not known, or there was no request. */
  latency: number | null;
}

/** From its first moment on, until but not including its last: whole minutes, in milliseconds since 1970. */
export interface Span {
  from: number;
  until: number;
}

/** Minutes of a span, in order; `undefined` where nothing is known of one. */
export type Series = readonly (Point | undefined)[];

/** A span has no more minutes: fourteen days. */
const LONGEST = 14 * 24 * 60;

/**
 * Sorts points into the minutes of a span. What lies outside or is no measurement is left out. Of a minute that was told more than once,
 * the highest of each count: counts only grow while a minute comes in. So neither order nor repetition matters.
 */
export function seriesOf(points: readonly Point[], { from, until }: Span): Series {
  const minutes = Math.floor((until - from) / MINUTE);
  const length = minutes > 0 ? Math.min(LONGEST, minutes) : 0;
  const series = new Array<Point | undefined>(length).fill(undefined);
  for (const point of points) {
    const index = Math.floor((point.minute - from) / MINUTE);
    if (!(index >= 0 && index < length) || !isSound(point)) continue;
    const before = series[index];
    series[index] = before === undefined ? point : highest(before, point);
  }
  return series;
}

function highest(a: Point, b: Point): Point {
  const latency =
    a.latency === null
      ? b.latency
      : b.latency === null
        ? a.latency
        : Math.max(a.latency, b.latency);
  return {
    minute: a.minute,
    requests: Math.max(a.requests, b.requests),
    errors: Math.max(a.errors, b.errors),
    latency,
  };
}

function isSound({ requests, errors, latency }: Point): boolean {
  return isCount(requests) && isCount(errors) && (latency === null || isCount(latency));
}

function isCount(value: number): boolean {
  return value >= 0 && value < Infinity;
}
