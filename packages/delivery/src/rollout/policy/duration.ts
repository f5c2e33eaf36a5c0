/** What a duration looks like, for JSON Schema. */
export const DURATION = '^(0|[1-9][0-9]{0,5}) ?(s|m|h)$';

const UNITS: Readonly<Record<string, number>> = { s: 1_000, m: 60_000, h: 3_600_000 };

/**
 * @param text such as `90 s`, `10 m` or `2h`
 * @returns milliseconds; `null` when it is no duration
 */
export function parseDuration(text: string): number | null {
  const [, count, unit = ''] = new RegExp(DURATION).exec(text) ?? [];
  return count === undefined ? null : Number(count) * (UNITS[unit] ?? 0);
}

/** As people write it, in the largest unit that has no fraction. @param milliseconds of whole seconds */
export function durationText(milliseconds: number): string {
  const unit = ['h', 'm'].find(
    (each) => milliseconds > 0 && milliseconds % (UNITS[each] ?? 1) === 0,
  );
  return unit === undefined
    ? `${milliseconds / 1_000} s`
    : `${milliseconds / (UNITS[unit] ?? 1)} ${unit}`;
}
