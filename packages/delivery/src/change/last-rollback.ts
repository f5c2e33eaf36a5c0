import type { LogRecord } from '../state/log/record';
import { environmentAfter } from './environment-state';
import { currentOf, type RollbackTarget, targetText } from './plan-back';
import { changeEnded, promotionStarted, rollbackStarted } from './records';
import { nameOf, type RunningRelease } from './running-release';

/** A rollback that has succeeded. */
export interface LastRollback {
  /** Sequence of its `rollback-started`. */
  sequence: number;
  by: string;
  because: string;
  /** `left`: what was deployed before it, however that had ended; `null`: nothing. */
  moves: { service: string; left: RunningRelease | null; to: RunningRelease }[];
}

/**
 * Finds a rollback that was asked for in these records, if it has succeeded and nothing was changed since. One that named no
 * release is that of the release it went to: asked for again as it was, it would go back further.
 *
 * @param records of the environment, from the first one on
 */
export function lastRollback(
  records: readonly LogRecord[],
  target: RollbackTarget,
): LastRollback | null {
  const at = records.findLastIndex(
    (record) => promotionStarted.is(record) || rollbackStarted.is(record),
  );
  const started = records[at];
  if (started === undefined || !rollbackStarted.is(started)) return null;
  const { sequence, by, because, steps } = started;
  const hasSucceeded = records
    .slice(at)
    .some(
      (record) =>
        changeEnded.is(record) && record.of === sequence && record.outcome === 'succeeded',
    );
  const isAsked =
    target.kind === 'service'
      ? steps.length === 1 &&
        steps[0]?.service === target.service &&
        nameOf(steps[0].to) === target.to
      : started['target'] === targetText(target);
  if (!hasSucceeded || !isAsked) return null;
  const before = environmentAfter(records.slice(0, at));
  const moves = steps.map(({ service, to }) => ({ service, left: currentOf(before, service), to }));
  return { sequence, by, because, moves };
}
