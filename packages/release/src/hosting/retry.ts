/** What an answer is good for. */
export type Verdict =
  | { kind: 'answer' }
  /** Nothing was done, and the host wants to be asked later. */
  | { kind: 'later'; wait: number | null }
  /** It may have been done. */
  | { kind: 'unknown'; wait: number | null };

type Headers = { get(name: string): string | null };

const SECOND = 1000;

/**
 * Judges an answer by GitHub's and GitLab's rules: a limit was reached when the status is
 * 429, or 403 and the answer says so (`retry-after`, nothing left of the quota, or words).
 *
 * @param message what the host says
 * @param now milliseconds since 1970
 * @returns `wait` in milliseconds when the host says how long, else `null`
 */
export function judge(status: number, headers: Headers, message: string, now: number): Verdict {
  const wait = waitOf(headers, now);
  const isLimited =
    status === 429 || (status === 403 && (wait !== null || /rate limit|abuse/i.test(message)));
  if (isLimited) return { kind: 'later', wait: wait ?? (status === 403 ? 60 * SECOND : null) };
  if (status === 408 || status >= 500) return { kind: 'unknown', wait };
  return { kind: 'answer' };
}

function waitOf(headers: Headers, now: number): number | null {
  const after = headers.get('retry-after')?.trim();
  if (after) {
    const wait = /^\d+$/.test(after) ? Number(after) * SECOND : Date.parse(after) - now;
    if (Number.isFinite(wait)) return Math.max(0, wait);
  }
  for (const prefix of ['x-ratelimit', 'ratelimit']) {
    const reset = Number(headers.get(`${prefix}-reset`) ?? Number.NaN);
    const isUsedUp = headers.get(`${prefix}-remaining`)?.trim() === '0';
    if (isUsedUp && Number.isFinite(reset)) return Math.max(SECOND, reset * SECOND - now);
  }
  return null;
}

const FIRST = 500;
const LONGEST = 60 * SECOND;

/**
 * How long to wait before another attempt: twice as long each time, a random half of it,
 * so that those who failed together do not come back together; never less than the host asks.
 *
 * @param attempt the one that failed, 1 for the first
 * @param asked milliseconds the host asks for
 * @param random at least 0, less than 1
 * @returns milliseconds
 */
export function backOff(attempt: number, asked: number | null, random: number): number {
  const longest = Math.min(LONGEST, FIRST * 2 ** (attempt - 1));
  const own = longest / 2 + (random * longest) / 2;
  return asked === null ? own : asked + (random * longest) / 2;
}
