import fc from 'fast-check';
import { MINUTE } from '../../rollout/analysis/point';
import type { Rule } from '../../rollout/analysis/rule';
import { madeUpLeak } from './made-up-leak';
import { seenAt } from './seen-at';

const NOW = Date.parse('2026-11-21T12:00:30Z');

const rule = fc.record({
  limit: fc.oneof(fc.integer({ min: 1, max: 100_000 }), fc.constantFrom(0.001, 0.5, 1, 2)),
  minutes: fc.integer({ min: 1, max: 1_440 }),
  minimumRequests: fc.integer({ min: 1, max: 100_000 }),
  comparison: fc.constantFrom<Rule['comparison']>('>', '>='),
});

describe('a made-up leak', () => {
  test('is seen by every rule about response times, while it grows and not before', () => {
    fc.assert(
      fc.property(rule, ({ minimumRequests, ...rest }) => {
        const judged: Rule = {
          name: 'slow',
          metric: 'response_time',
          severity: 'warning',
          ...rest,
        };
        const { from, points } = madeUpLeak(judged, { now: NOW, minimumRequests });
        const until = from + points.length * MINUTE;
        expect(until).toBeLessThanOrEqual(NOW);
        const seen = seenAt(judged, minimumRequests, from, { points, until });
        expect(seen?.minutes).toBeGreaterThan(points.length * 0.4);
        expect(seen?.minutes).toBeLessThanOrEqual(points.length);
        expect(seen?.at).toBe(from + (seen?.minutes ?? 0) * MINUTE);
      }),
      { numRuns: 200 },
    );
  });

  test('that never gets beyond the limit is not seen', () => {
    const judged: Rule = {
      ...{ name: 'slow', metric: 'response_time', severity: 'warning' },
      ...{ comparison: '>', limit: 500, minutes: 5 },
    };
    const { from, points } = madeUpLeak(judged, { now: NOW, minimumRequests: 100 });
    const quiet = points.map((point) => ({ ...point, latency: Math.min(499, point.latency ?? 0) }));
    const until = from + points.length * MINUTE;
    expect(seenAt(judged, 100, from, { points: quiet, until })).toBeNull();
  });
});
