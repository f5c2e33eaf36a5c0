import type { GateContext } from '../context';
import { contextOf } from '../testing/gate-context';
import { freeze } from './freeze';
import type { FreezeWindow } from './window';

const weekend: FreezeWindow = { from: 'Fri 16:00', to: 'Mon 08:00', timeZone: 'Europe/Berlin' };
const christmas: FreezeWindow = {
  from: '2026-12-18T16:00',
  to: '2027-01-04T08:00',
  timeZone: 'America/New_York',
  why: 'Christmas',
};
const hotfix = { by: 'ada', why: 'deals are lost' };

const check = (freezes: FreezeWindow[], now: string, more: Partial<GateContext> = {}) =>
  freeze.check(contextOf({ settings: { freezes }, now: new Date(now), ...more }));

describe('freeze', () => {
  test('is not asked for where there are no windows', () => {
    expect(freeze.check(contextOf()).what).toContain('not asked');
    expect(check([], '2026-11-21T12:00:00Z').what).toContain('not asked');
  });

  test.each<[string, FreezeWindow[], string, string | null]>([
    ['a millisecond before', [weekend], '2026-11-20T14:59:59.999Z', null],
    ['as it begins', [weekend], '2026-11-20T15:00:00Z', '2026-11-23T07:00:00Z'],
    ['on Sunday', [weekend], '2026-11-22T12:00:00Z', '2026-11-23T07:00:00Z'],
    ['in its last millisecond', [weekend], '2026-11-23T06:59:59.999Z', '2026-11-23T07:00:00Z'],
    ['as it ends', [weekend], '2026-11-23T07:00:00Z', null],
    ['in summer', [weekend], '2026-07-10T14:00:00Z', '2026-07-13T06:00:00Z'],
    ['over the change to winter', [weekend], '2026-10-23T14:00:00Z', '2026-10-26T07:00:00Z'],
    ['over the change to summer', [weekend], '2026-03-27T15:00:00Z', '2026-03-30T06:00:00Z'],
    ['before Christmas', [christmas], '2026-12-18T20:59:00Z', null],
    ['at Christmas', [christmas], '2026-12-18T21:00:00Z', '2027-01-04T13:00:00Z'],
    ['after Christmas', [christmas], '2027-01-04T13:00:00Z', null],
    [
      'in windows that follow on each other',
      [weekend, christmas],
      '2026-12-18T15:30:00Z',
      '2027-01-04T13:00:00Z',
    ],
    [
      'each night',
      [
        { from: 'Fri 22:00', to: 'Sat 06:00', timeZone: 'UTC' },
        { ...weekend, from: 'Sat 07:00' },
      ],
      '2026-11-20T23:00:00Z',
      '2026-11-23T07:00:00Z',
    ],
    [
      'nearly all week, over the end of the week',
      [{ from: 'Wed 08:00', to: 'Wed 07:59', timeZone: 'UTC' }],
      '2026-11-25T07:58:59Z',
      '2026-11-25T07:59:00Z',
    ],
  ])('%s', (_, freezes, now, until) => {
    const verdict = check(freezes, now);
    expect([verdict.outcome, verdict.until ?? null]).toEqual([
      until === null ? 'passed' : 'waiting',
      until,
    ]);
  });

  test('says when there is no end', () => {
    const always = [
      { from: 'Mon 00:00', to: 'Fri 00:00', timeZone: 'UTC' },
      { from: 'Thu 12:00', to: 'Mon 00:00', timeZone: 'UTC' },
    ];
    const verdict = check(always, '2026-11-20T23:00:00Z');
    expect(verdict).toMatchObject({
      outcome: 'waiting',
      what: 'production is frozen with no end within a year: Thu 12:00 – Mon 00:00 UTC',
    });
    expect(verdict.until).toBeUndefined();
  });

  test('lets a hotfix in, with who and why', () => {
    expect(check([christmas], '2026-12-24T20:00:00Z', { hotfix })).toEqual({
      gate: 'freeze',
      outcome: 'overridden',
      what: 'production is frozen until 2027-01-04T13:00:00Z: 2026-12-18T16:00 – 2027-01-04T08:00 America/New_York, Christmas; ada overrides it: deals are lost',
      override: hotfix,
    });
    expect(check([christmas], '2026-12-01T20:00:00Z', { hotfix }).outcome).toBe('passed');
  });

  test.each<[Partial<FreezeWindow>, string]>([
    [{ timeZone: 'Mars/Olympus' }, '"Mars/Olympus" is no time zone'],
    [{ timeZone: '' }, 'is no time zone'],
    [{ to: 'Fri 16:00' }, 'it begins when it ends'],
    [{ to: '2026-11-21T12:00' }, 'neither both weekly nor both of one date'],
    [{ from: 'Fri 24:00' }, 'neither both'],
    [{ from: 'Freitag 16:00' }, 'neither both'],
    [{ from: 'Xyz 16:00' }, 'neither both'],
    [{ from: '2026-02-28T12:00', to: '2026-02-29T12:00' }, 'neither both'],
    [{ from: '2026-12-31T24:00', to: '2027-02-27T12:00' }, 'neither both'],
    [{ from: '2026-11-21T12:00Z', to: '2026-11-22T12:00Z' }, 'neither both'],
    [{ from: '2026-11-21T12:00', to: '2026-11-21T12:00' }, 'it ends before it begins'],
    [{ from: '2026-11-21T12:00', to: '2026-11-21T11:59' }, 'it ends before it begins'],
  ])('does not guess what %j means', (wrong, what) => {
    expect(() => check([{ ...weekend, ...wrong }], '2026-11-21T12:00:00Z')).toThrow(
      expect.objectContaining({ code: 'invalid-options', what: expect.stringContaining(what) }),
    );
  });
});
