const MILLISECONDS = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

const DURATION = /^(\d+)([smhd])$/;

const TIME = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})?)?$/;

/**
 * Reads from when on something is meant.
 *
 * @param text a duration back from now, such as 30s, 10m, 2h or 1d; or an ISO 8601 time: without an
 *   offset that of this machine's zone, a date alone in UTC
 * @param now milliseconds since 1970
 * @throws Error when it is neither, or not between 1970 and now
 */
export function readSince(text: string, now: number): Date {
  const [, count, unit] = DURATION.exec(text) ?? [];
  const time = unit
    ? now - Number(count) * MILLISECONDS[unit as keyof typeof MILLISECONDS]
    : TIME.test(text)
      ? Date.parse(text)
      : Number.NaN;
  if (time >= 0 && time <= now) return new Date(time);
  throw new Error(
    `--since is "${text}". Give a duration such as 30s, 10m, 2h or 1d, or a time that is over, such as ${new Date(now - MILLISECONDS.h).toISOString()}.`,
  );
}
