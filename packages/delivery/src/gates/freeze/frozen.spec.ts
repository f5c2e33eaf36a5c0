import fc from 'fast-check';
import { frozenAt } from './frozen';
import type { FreezeWindow } from './window';

/** Places, and a day on which their clocks are changed: by an hour, by half of one, at midnight, by a whole day. */
const CHANGES = [
  ['Europe/Berlin', '2026-03-29'],
  ['Europe/Berlin', '2026-10-25'],
  ['America/New_York', '2026-03-08'],
  ['America/New_York', '2026-11-01'],
  ['Australia/Lord_Howe', '2026-04-05'],
  ['Australia/Lord_Howe', '2026-10-04'],
  ['America/Havana', '2026-03-08'],
  ['America/Sao_Paulo', '2018-02-18'],
  ['America/Sao_Paulo', '2018-11-04'],
  ['Africa/Casablanca', '2026-02-15'],
  ['Pacific/Apia', '2011-12-30'],
  ['Asia/Kolkata', '2026-05-05'],
] as const;

const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** What clocks show in each minute of the seven days around a day: `2026-03-29 01:59`. */
function clocksAround(timeZone: string, day: string): { start: number; shown: string[] } {
  const format = new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    dateStyle: 'short',
    timeStyle: 'short',
  });
  const start = Date.parse(`${day}T00:00:00Z`) - 3 * DAY;
  const shown = Array.from({ length: (7 * DAY) / MINUTE }, (_, at) =>
    format.format(start + at * MINUTE),
  );
  return { start, shown };
}

/** The minutes from the first to the last one in which clocks show a time from `from` on and before `to`. */
function closedBetween(shown: readonly string[], from: string, to: string): boolean[] {
  const inside = shown.map((text) => from <= text && text < to);
  const [first, last] = [inside.indexOf(true), inside.lastIndexOf(true)];
  return shown.map((_, at) => first >= 0 && first <= at && at <= last);
}

function dayAfter(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);
}

/** Whether a window is closed in each minute, by looking at every minute. */
function closedBy({ from, to }: FreezeWindow, shown: readonly string[]): boolean[] {
  const union = (all: boolean[][]): boolean[] => shown.map((_, at) => all.some((each) => each[at]));
  if (/^\d/.test(from)) {
    return closedBetween(shown, from.replace('T', ' '), to.replace('T', ' '));
  }
  const [fromDay = '', fromTime = ''] = from.split(' ');
  const [toDay = '', toTime = ''] = to.split(' ');
  const days = (DAYS.indexOf(toDay) - DAYS.indexOf(fromDay) + 7) % 7;
  const length = days === 0 && toTime < fromTime ? 7 : days;
  const [first = ''] = shown[0]?.split(' ') ?? [];
  const begins = Array.from({ length: 17 }, (_, at) => dayAfter(first, at - 8)).filter(
    (date) => DAYS[new Date(date).getUTCDay()] === fromDay,
  );
  return union(
    begins.map((date) =>
      closedBetween(shown, `${date} ${fromTime}`, `${dayAfter(date, length)} ${toTime}`),
    ),
  );
}

const two = (value: number): string => String(value).padStart(2, '0');
/** The hours and half hours at which clocks are changed, times around them, and any other. */
const time = fc.oneof(
  fc.integer({ min: -2, max: 8 }).map((half) => (half * 30 + 24 * 60) % (24 * 60)),
  fc.integer({ min: 0, max: 4 * 60 }),
  fc.integer({ min: 23 * 60, max: 24 * 60 - 1 }),
  fc.integer({ min: 0, max: 24 * 60 - 1 }),
);
const clock = time.map((minute) => `${two(Math.floor(minute / 60))}:${two(minute % 60)}`);

function windowsOf(timeZone: string, day: string): fc.Arbitrary<FreezeWindow> {
  const weekly = fc.tuple(fc.constantFrom(...DAYS), clock).map((parts) => parts.join(' '));
  const date = fc.tuple(fc.integer({ min: -2, max: 2 }), clock);
  const once = date.map(([days, at]) => `${dayAfter(day, days)}T${at}`);
  return fc
    .oneof(
      fc.tuple(weekly, weekly),
      fc.tuple(once, once).map((pair) => pair.sort()),
    )
    .filter(([from, to]) => from !== to)
    .map(([from = '', to = '']) => ({ from, to, timeZone }));
}

describe.each(CHANGES)('in %s around %s', (timeZone, day) => {
  const { start, shown } = clocksAround(timeZone, day);
  const middle = shown.length / 2;
  const minute = fc.oneof(
    fc.integer({ min: middle - 24 * 60, max: middle + 24 * 60 }),
    fc.integer({ min: 0, max: shown.length - 1 }),
  );

  test('a moment is frozen when a look at every minute says so, and as long', () => {
    fc.assert(
      fc.property(
        fc.array(windowsOf(timeZone, day), { minLength: 1, maxLength: 2 }),
        fc.array(minute, { maxLength: 4 }),
        (windows, others) => {
          const each = windows.map((window) => closedBy(window, shown));
          const closed = shown.map((_, at) => each.some((one) => one[at]));
          const turns = closed.flatMap((is, at) =>
            at > 0 && is !== closed[at - 1] ? [at - 1, at] : [],
          );
          for (const at of [...turns, ...others]) {
            const expected = windows.filter((_, which) => each[which]?.[at]);
            const end = closed.indexOf(false, at);
            for (const moment of [start + at * MINUTE, start + (at + 1) * MINUTE - 1]) {
              const frozen = frozenAt(windows, moment);
              expect(frozen?.windows ?? []).toEqual(expected);
              if (frozen !== null && end >= 0) expect(frozen.until).toBe(start + end * MINUTE);
            }
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});
