/** The clocks of a place. A local time is in milliseconds too: what clocks in UTC would show then. */
export interface TimeZone {
  /** What clocks there show at a moment. */
  localAt(moment: number): number;
  /** The first moment at which clocks there show this time, or a later one. */
  firstAt(local: number): number;
  /** The moment from which on clocks there show no time before this any more. */
  lastAt(local: number): number;
}

/** No place is further from UTC. */
const FAR = 24 * 60 * 60 * 1000;

/**
 * Opens a time zone, as Node knows it. That clocks are changed twice within two days is not reckoned with.
 *
 * @throws RangeError for a name that is none
 */
export function openTimeZone(name: string): TimeZone {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: name,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  const localAt = (moment: number): number => {
    const parts = Object.fromEntries(
      format.formatToParts(moment).map(({ type, value }) => [type, Number(value)]),
    );
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
    const fraction = ((moment % 1000) + 1000) % 1000;
    return Date.UTC(year, month - 1, day, hour, minute, second) + fraction;
  };
  const offsetAt = (moment: number): number => localAt(moment) - moment;
  const around = (local: number): { before: number; after: number; change: number } => {
    const [before, after] = [offsetAt(local - FAR), offsetAt(local + FAR)];
    if (before === after) return { before, after, change: -Infinity };
    let [early, change] = [local - FAR, local + FAR];
    while (change - early > 1) {
      const middle = Math.floor((early + change) / 2);
      if (offsetAt(middle) === before) early = middle;
      else change = middle;
    }
    return { before, after, change };
  };
  return {
    localAt,
    firstAt: (local) => {
      const { before, after, change } = around(local);
      return local - before < change ? local - before : Math.max(change, local - after);
    },
    lastAt: (local) => {
      const { before, after, change } = around(local);
      return local - after > change ? local - after : Math.min(change, local - before);
    },
  };
}
