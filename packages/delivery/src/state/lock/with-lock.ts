import { followLog } from '../log/follow-log';
import type { Log } from '../log/open-log';
import { realPorts } from '../ports';
import { acquireLock } from './acquire-lock';
import { becauseOf } from './lock-errors';
import { holdLock, type HeldLock } from './held-lock';
import type { LockOptions, LockSettings } from './lock-options';

const DEFAULTS = { lease: 60_000, wait: 0, tolerance: 10_000, ports: realPorts };

/**
 * Does something while nobody else does such a thing in the environment of a log. The lock is records of that log. It is renewed
 * while the work goes on, and released when that has ended, however it did; when the process dies it ends by itself.
 *
 * @param work stops when its signal fires; what it appends after that is refused
 * @returns what the work returns
 * @throws DeliveryError `lock-held` with who holds it since when; `lock-lost` when somebody else may have come in between, whatever the
 *   work did (`cause`: what it threw); what the work throws
 */
export async function withLock<Result>(
  log: Log,
  options: LockOptions,
  work: (lock: HeldLock) => Promise<Result>,
): Promise<Result> {
  const settings: LockSettings = { ...DEFAULTS, ...options };
  const view = followLog(log);
  const held = await acquireLock(view, settings);
  const session = holdLock(view, held, settings);
  const keeping = session.keep();
  let done: { result: Result } | { error: unknown };
  try {
    settings.onHeld?.(held);
    done = { result: await work(session.lock) };
  } catch (error) {
    done = { error };
  }
  session.stop();
  await keeping;
  const unreleased = await session.release().then(
    () => undefined,
    (error: unknown) => ({ error }),
  );
  const lost = session.lost();
  if ('error' in done) throw lost === undefined ? done.error : becauseOf(lost, done.error);
  if (lost !== undefined) throw lost;
  if (unreleased !== undefined) settings.onUnreleased?.(unreleased.error);
  return done.result;
}
