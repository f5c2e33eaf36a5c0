import { parseWindow } from './parse-window';
import type { FreezeWindow } from './window';

/** That nothing goes in at a moment. */
export interface Frozen {
  /** The windows that the moment is in. */
  windows: FreezeWindow[];
  /** The first moment that is in no window, milliseconds since 1970; `null` when there is none for a year. */
  until: number | null;
}

const YEAR = 366 * 24 * 60 * 60 * 1000;

/**
 * Whether a moment is in a window, and when no window follows on it any more.
 *
 * @param moment milliseconds since 1970
 * @throws DeliveryError `invalid-options` for a window that is none
 */
export function frozenAt(windows: readonly FreezeWindow[], moment: number): Frozen | null {
  const parsed = windows.map(parseWindow);
  const endOf = (at: number): { window: FreezeWindow; end: number }[] =>
    parsed.flatMap(({ window, spansAround }) => {
      const over = spansAround(at).find(({ start, end }) => start <= at && at < end);
      return over === undefined ? [] : [{ window, end: over.end }];
    });
  const now = endOf(moment);
  if (now.length === 0) return null;
  const frozen = { windows: now.map(({ window }) => window) };
  let until = moment;
  for (let over = now; over.length > 0; over = endOf(until)) {
    until = Math.max(...over.map(({ end }) => end));
    if (until - moment > YEAR) return { ...frozen, until: null };
  }
  return { ...frozen, until };
}
