import type { EndedDrill } from '../drills/drills-after';
import { EMERGENCY_NAMES } from '../drills/emergency-names';
import { drillsRehearsed } from './drills-rehearsed';
import { contextOf, minutes } from './testing/gate-context';

const DAY = 24 * 60;

const rehearsed = (
  emergency: string,
  days: number,
  more: Partial<EndedDrill> = {},
): EndedDrill => ({
  ...{ emergency, service: 'deals-ms', services: ['deals-ms'], outcome: 'recovered', what: null },
  ...{ seen: 'seen', recoveryMilliseconds: 1, damaged: null, compared: null, by: 'ada' },
  at: minutes(-days * DAY),
  ...more,
});

const settings = { after: 'staging', drills: { maxAgeDays: 30, emergencies: ['slow-leak'] } };
const upstream = (...ended: EndedDrill[]) => [{ environment: 'staging', ended }];
const MINUTES = 1 / DAY;

describe('drills-rehearsed', () => {
  test.each<[string, object, string]>([
    ['is not asked for nothing', { settings: {} }, 'passed'],
    ['passes what is young', { drills: upstream(rehearsed('slow-leak', 1)) }, 'passed'],
    ['passes to the last minute', { drills: upstream(rehearsed('slow-leak', 30)) }, 'passed'],
    [
      'refuses a minute later',
      { drills: upstream(rehearsed('slow-leak', 30 + MINUTES)) },
      'refused',
    ],
    [
      'refuses what was never rehearsed',
      { drills: upstream(rehearsed('bad-migration', 1)) },
      'refused',
    ],
    ['refuses without an environment before', { drills: [] }, 'refused'],
    [
      'refuses what failed',
      { drills: upstream(rehearsed('slow-leak', 1, { outcome: 'failed', what: 'x' })) },
      'refused',
    ],
    [
      'refuses what failed after it went well',
      {
        drills: upstream(
          rehearsed('slow-leak', 2),
          rehearsed('slow-leak', 1, { outcome: 'failed' }),
        ),
      },
      'refused',
    ],
    [
      'passes what went well after it failed',
      {
        drills: upstream(
          rehearsed('slow-leak', 2, { outcome: 'failed' }),
          rehearsed('slow-leak', 1),
        ),
      },
      'passed',
    ],
    [
      'passes what was rehearsed further up',
      { drills: [...upstream(), { environment: 'qa', ended: [rehearsed('slow-leak', 1)] }] },
      'passed',
    ],
    [
      'refuses for a number of days that is none',
      { settings: { drills: { maxAgeDays: NaN } }, drills: upstream(rehearsed('slow-leak', 1)) },
      'refused',
    ],
    [
      'refuses a moment that no calendar has',
      { drills: upstream(rehearsed('slow-leak', 1, { at: 'soon' })) },
      'refused',
    ],
    [
      'lets a hotfix in',
      { drills: upstream(), hotfix: { by: 'ada', why: 'customers cannot pay' } },
      'overridden',
    ],
    [
      'lets no hotfix in that says nothing',
      { drills: upstream(), hotfix: { by: 'ada', why: ' ' } },
      'refused',
    ],
  ])('%s', (_, given, outcome) => {
    expect(drillsRehearsed.check(contextOf({ settings, ...given })).outcome).toBe(outcome);
  });

  test('asks for all emergencies unless some are named, and names the commands', () => {
    const drills = upstream(rehearsed('bad-migration', 31), rehearsed('slow-leak', 1));
    const { what, fix } = drillsRehearsed.check(
      contextOf({ settings: { drills: { maxAgeDays: 30 } }, drills }),
    );
    expect(what).toBe(
      'bad-migration was rehearsed in staging at 2026-10-21T12:00:00Z, and that is more than 30 days ago; broken-contract was never rehearsed',
    );
    expect(fix).toMatch(
      'Rehearse: nx run shop:drill -c staging --emergency=bad-migration --service=deals-ms; nx run shop:drill -c staging --emergency=broken-contract.',
    );
    expect(EMERGENCY_NAMES).toHaveLength(3);
  });
});
