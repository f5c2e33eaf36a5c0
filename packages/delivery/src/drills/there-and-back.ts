import { rollbackStarted, type Step } from '../change/records';
import { type ChangeOptions, runChange } from '../change/run-change';
import { startChange } from '../change/start-change';
import type { HeldLock } from '../state/lock/held-lock';

/** What the records say a drill's rollback was asked for: nobody else asks for that. */
const TARGET = 'drill ';

const OVER = 'the drill is over';

/** Whether an open change is a drill's. */
export function isDrillTarget(target: string | null): boolean {
  return target?.startsWith(TARGET) === true;
}

/**
 * Takes services back for real, does something there, and brings them forward again. On record that is a rollback that was taken back: what ran runs, what
 * could be gone back to can be gone back to, and nothing is rejected or verified by it.
 *
 * @param steps of a rollback plan, not none
 * @param meanwhile called when all of them are back and answer
 * @returns why it did not go so; `null`: it did
 * @throws what `deliver`, `meanwhile` and the lock throw: the change stays open then
 */
export async function thereAndBack(
  lock: HeldLock,
  { emergency, steps }: { emergency: string; steps: Step[] },
  {
    meanwhile,
    ...options
  }: Pick<ChangeOptions, 'by' | 'deliver' | 'onProgress'> & {
    meanwhile(): Promise<void>;
  },
): Promise<string | null> {
  const target = `${TARGET}${emergency}`;
  const because = `a drill of ${emergency}`;
  const entry = rollbackStarted.entry(options.by, { steps, target, because });
  const change = await startChange(lock, entry, options.by);
  const confirm = async (): Promise<string> => {
    await meanwhile();
    return OVER;
  };
  const { what } = await runChange(lock, change, { ...options, confirm });
  return what === OVER ? null : (what ?? 'it stayed back');
}
