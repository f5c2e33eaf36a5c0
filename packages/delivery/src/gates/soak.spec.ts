import fc from 'fast-check';
import { fingerprintOf } from '../seal/sealed';
import { soak } from './soak';
import { artifactsOf, candidate, contextOf, minutes, NOW, SHOP } from './testing/gate-context';

const settings = { after: 'staging', soakMinutes: 60 };

const staging = (...times: string[]) => ({
  environment: 'staging',
  verified: times.map((at) => ({ fingerprint: fingerprintOf(SHOP), artifacts: {}, at })),
});

const MILLISECOND = 1 / 60_000;

describe('soak', () => {
  test.each<[string, object, string, string | undefined]>([
    ['is not asked for nothing', { settings: { after: 'staging' } }, 'passed', undefined],
    [
      'is not asked for no time',
      { settings: { ...settings, soakMinutes: 0 } },
      'passed',
      undefined,
    ],
    ['is over to the millisecond', { upstream: staging(minutes(-60)) }, 'passed', undefined],
    [
      'waits for the last millisecond',
      { upstream: staging(minutes(-60 + MILLISECOND)) },
      'waiting',
      '2026-11-21T12:00:00.001Z',
    ],
    ['begins now', { upstream: staging(NOW) }, 'waiting', '2026-11-21T13:00:00Z'],
    [
      'begins when a clock that is ahead says so',
      { upstream: staging(minutes(5)) },
      'waiting',
      '2026-11-21T13:05:00Z',
    ],
    [
      'counts from the first of several times',
      { upstream: staging(minutes(-1), minutes(-60), minutes(-20)) },
      'passed',
      undefined,
    ],
    ['refuses what was not verified', { upstream: staging() }, 'refused', undefined],
    [
      'refuses what another one verified',
      { upstream: { ...staging(minutes(-99)), environment: 'qa' } },
      'refused',
      undefined,
    ],
    ['refuses when nothing is known', { upstream: null }, 'refused', undefined],
    [
      'refuses without an environment before',
      { settings: { soakMinutes: 5 } },
      'refused',
      undefined,
    ],
    [
      'never ends for a number that is none',
      { settings: { ...settings, soakMinutes: NaN }, upstream: staging(minutes(-60)) },
      'waiting',
      undefined,
    ],
    [
      'waits for a moment that no calendar has',
      { settings: { ...settings, soakMinutes: 1e300 }, upstream: staging(minutes(-60)) },
      'waiting',
      undefined,
    ],
  ])('%s', (_, given, outcome, until) => {
    const verdict = soak.check(contextOf({ settings, ...given }));
    expect({ outcome: verdict.outcome, until: verdict.until }).toEqual({ outcome, until });
  });

  test('counts for a release from when its bytes were verified as a candidate', () => {
    const before = candidate(SHOP);
    const first = {
      fingerprint: fingerprintOf(before),
      artifacts: artifactsOf(before),
      at: minutes(-90),
    };
    const upstream = { environment: 'staging', verified: [...staging(NOW).verified, first] };
    expect(soak.check(contextOf({ settings, upstream }))).toEqual({
      gate: 'soak',
      outcome: 'passed',
      what: 'verified in staging since 2026-11-21T10:30:00Z, 60 minutes are over',
    });
  });

  test('passes from the moment on that it told, and not before', () => {
    const offset = fc.integer({ min: -10_000, max: 10_000 });
    fc.assert(
      fc.property(
        fc.array(offset, { minLength: 1 }),
        fc.integer({ min: 1, max: 9_999 }),
        (times, soakMinutes) => {
          const upstream = staging(...times.map(minutes));
          const at = (now: Date) =>
            soak.check(contextOf({ settings: { after: 'staging', soakMinutes }, upstream, now }));
          const { outcome, until } = at(new Date(NOW));
          expect(outcome).toBe(Math.min(...times) + soakMinutes <= 0 ? 'passed' : 'waiting');
          if (until === undefined) return;
          expect(at(new Date(Date.parse(until) - 1)).outcome).toBe('waiting');
          expect(at(new Date(until)).outcome).toBe('passed');
        },
      ),
    );
  });
});
