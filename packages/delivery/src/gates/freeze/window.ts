/**
 * A time in which nothing goes in, by the clocks of a place: each week (`Fri 16:00` to `Mon 08:00`), or once
 * (`2026-12-18T16:00` to `2027-01-04T08:00`). It lasts from the first to the last minute that clocks there show a
 * time from `from` on and before `to`, so an hour that they show twice never opens it in between.
 */
export interface FreezeWindow {
  from: string;
  to: string;
  /** As IANA names it: `Europe/Berlin`, `UTC`. */
  timeZone: string;
  /** For people. */
  why?: string;
}

/** How people read it. */
export function windowText({ from, to, timeZone, why }: FreezeWindow): string {
  return `${from} – ${to} ${timeZone}${why === undefined ? '' : `, ${why}`}`;
}
