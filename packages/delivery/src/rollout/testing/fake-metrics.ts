import type { MetricAnswer } from '../analysis/analyse';
import { MINUTE, type Point } from '../analysis/point';
import type { MetricSource } from '../machine/ports';

/** How the new version does in a minute. */
export type Weather = 'good' | 'bad' | 'slow' | 'thin' | 'quiet';

/** Does not answer; answers too late; fails; tells everything twice, in no order; leaves minutes out; has a clock that is an hour ahead. */
export type MetricFault = 'never' | 'late' | 'fails' | 'twice' | 'holes' | 'ahead';

export const NEW_VERSION = '8';

/** What really was in a minute. */
export function truthOf(weather: Weather, minute: number): Point {
  const requests = { good: 200, bad: 200, slow: 200, thin: 2, quiet: 0 }[weather];
  return {
    minute,
    requests,
    errors: weather === 'bad' ? 40 : 0,
    latency: requests === 0 ? null : weather === 'slow' ? 2_000 : 80,
  };
}

export interface MetricWorld {
  now(): number;
  weightAt(moment: number): number;
  weatherAt(moment: number): Weather;
  until(moment: number, signal?: AbortSignal): Promise<void>;
  /** Milliseconds after a minute until its metrics are in. */
  delay: number;
}

/** Metrics of what the router really did, by true time. */
export function fakeMetrics(
  world: MetricWorld,
  start: number,
  fault: () => MetricFault | undefined,
): MetricSource {
  const pointsFrom = (from: number, until: number): Point[] => {
    const points: Point[] = [];
    for (let minute = Math.max(start, from); minute < until; minute += MINUTE)
      if (world.weightAt(minute + MINUTE / 2) > 0)
        points.push(truthOf(world.weatherAt(minute), minute));
    return points;
  };
  return {
    async read({ version, from }, signal): Promise<MetricAnswer> {
      if (version !== NEW_VERSION) throw new Error(`nobody asked for version ${version}`);
      const until = Math.floor((world.now() - world.delay) / MINUTE) * MINUTE;
      // Older minutes than asked for: they must not count.
      const points = pointsFrom(from - 3 * MINUTE, until);
      switch (fault()) {
        case 'never':
          return new Promise(() => undefined);
        case 'late':
          await world.until(world.now() + 90_000, signal);
          return { points, until };
        case 'fails':
          throw new Error('throttled');
        case 'twice':
          return {
            points: [...points.map(halfOf), ...points, ...points.map(halfOf)].reverse(),
            until,
          };
        case 'holes':
          return { points: points.filter((_, at) => at % 3 !== 1), until };
        case 'ahead':
          return { points, until: until + 60 * MINUTE };
        default:
          return { points, until };
      }
    },
  };
}

/** As a minute is told while it still comes in. */
function halfOf(point: Point): Point {
  const { requests, errors } = point;
  return { ...point, requests: Math.floor(requests / 2), errors: Math.floor(errors / 2) };
}
