import type { HeldLock } from '../state/lock/held-lock';
import type { LogEntry } from '../state/log/record';
import { environmentAfter, type OpenChange } from './environment-state';
import { changeEnded } from './records';

/**
 * Puts a change on record. One that is open already and was not gone on with is abandoned: whatever it left behind is a
 * part of what the new one begins with.
 *
 * @param entry `promotion-started` or `rollback-started`
 */
export async function startChange(
  lock: HeldLock,
  entry: LogEntry,
  by: string,
): Promise<OpenChange> {
  const { open } = environmentAfter(lock.records);
  if (open !== null) {
    const what = `${by} started another one`;
    await lock.append(changeEnded.entry(by, { of: open.sequence, outcome: 'abandoned', what }));
  }
  const { sequence } = await lock.append(entry);
  const started = environmentAfter(lock.records).open;
  if (started?.sequence !== sequence) throw new Error(`record ${sequence} started nothing`);
  return started;
}
