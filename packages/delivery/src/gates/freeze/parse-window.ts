import { DeliveryError } from '../../delivery-error';
import { type FreezeWindow, windowText } from './window';
import { openTimeZone, type TimeZone } from './time-zone';

/** A time from its first moment on, until but not including its last: milliseconds since 1970. */
export interface Span {
  start: number;
  end: number;
}

/** A window that was understood. */
export interface ParsedWindow {
  window: FreezeWindow;
  /** Every time it is closed around a moment; others may be among them. */
  spansAround(moment: number): Span[];
}

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const WEEK = 7 * DAY;
const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];

/**
 * Reads a window.
 *
 * @throws DeliveryError `invalid-options` when it is none
 */
export function parseWindow(window: FreezeWindow): ParsedWindow {
  const { from, to, timeZone } = window;
  const zone = zoneOf(window);
  const weekly = [weeklyTime(from), weeklyTime(to)] as const;
  const once = [localTime(from), localTime(to)] as const;
  if (weekly[0] !== null && weekly[1] !== null) {
    if (weekly[0] === weekly[1]) {
      throw invalid(window, 'it begins when it ends', 'Give times that differ.');
    }
    return { window, spansAround: weeklySpans(zone, weekly[0], weekly[1]) };
  }
  if (once[0] !== null && once[1] !== null) {
    if (once[0] >= once[1]) {
      throw invalid(window, 'it ends before it begins', 'Give a later end.');
    }
    const span = spanOf(zone, once[0], once[1]);
    return { window, spansAround: () => [span] };
  }
  throw invalid(
    window,
    'its times are neither both weekly nor both of one date',
    `Give "from" and "to" like "Fri 16:00", or like "2026-12-18T16:00", by the clocks of ${timeZone}.`,
  );
}

function spanOf(zone: TimeZone, from: number, to: number): Span {
  return { start: zone.firstAt(from), end: zone.lastAt(to) };
}

/** @param from and `to` milliseconds since the beginning of Sunday */
function weeklySpans(zone: TimeZone, from: number, to: number): (moment: number) => Span[] {
  const length = (((to - from) % WEEK) + WEEK) % WEEK;
  return (moment) => {
    const local = zone.localAt(moment);
    const sunday = Math.floor(local / DAY) * DAY - new Date(local).getUTCDay() * DAY;
    // A window may have begun last week; near a change of the clocks the next week's may have begun too.
    return [sunday - WEEK, sunday, sunday + WEEK].map((week) =>
      spanOf(zone, week + from, week + from + length),
    );
  };
}

function weeklyTime(text: string): number | null {
  const [, day = '', hour, minute] = /^([A-Z][a-z]{2}) ([01]\d|2[0-3]):([0-5]\d)$/.exec(text) ?? [];
  const weekday = DAYS.indexOf(day);
  if (weekday < 0) return null;
  return weekday * DAY + (Number(hour) * 60 + Number(minute)) * MINUTE;
}

function localTime(text: string): number | null {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(text)) return null;
  const local = Date.parse(`${text}Z`);
  // Some dates that are none are read as a later one.
  if (Number.isNaN(local) || !new Date(local).toISOString().startsWith(text)) return null;
  return local;
}

function zoneOf(window: FreezeWindow): TimeZone {
  try {
    return openTimeZone(window.timeZone);
  } catch {
    const name = JSON.stringify(window.timeZone);
    throw invalid(
      window,
      `${name} is no time zone that is known here`,
      'Name one like Europe/Berlin, or UTC.',
    );
  }
}

function invalid(window: FreezeWindow, what: string, fix: string): DeliveryError {
  return new DeliveryError({
    code: 'invalid-options',
    where: `freeze ${windowText(window)}`,
    what,
    fix,
  });
}
