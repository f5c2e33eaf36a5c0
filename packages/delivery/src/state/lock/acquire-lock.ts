import { backOff } from '../ports';
import type { LogView } from '../log/follow-log';
import { lockHeld } from './lock-errors';
import { lockAcquired } from './lock-kinds';
import type { LockSettings } from './lock-options';
import { isOver, lockAfter, type HeldBy } from './lock-state';

/** How often a lock that another one holds is looked at. */
const LOOK = { first: 250, longest: 5_000 };

/**
 * Takes the lock when nobody has it, or the lease of who has it is over.
 *
 * @param view of the log; it knows all up to the lock afterwards
 * @throws DeliveryError `lock-held` when that is not so within the time; what the log throws; the reason of the signal
 */
export async function acquireLock(view: LogView, options: LockSettings): Promise<HeldBy> {
  const { by, holder, lease, wait, tolerance, signal, ports, onWaiting } = options;
  const end = ports.now() + wait;
  let told: number | undefined;
  let looks = 0;
  for (;;) {
    signal?.throwIfAborted();
    await view.refresh();
    const held = lockAfter(view.records);
    if (held === null || isOver(held, ports.now(), tolerance)) {
      const result = await view.append(lockAcquired.entry(by, { holder, lease }));
      const own = result.appended ? lockAfter([result.record]) : null;
      if (own !== null) return own;
      // Somebody was faster, with a lock or with something else.
      continue;
    }
    const now = ports.now();
    if (now >= end) throw lockHeld(view.log.name, held);
    if (told !== held.token) onWaiting?.(held);
    if (told !== held.token) looks = 0;
    told = held.token;
    looks += 1;
    const free = held.until + tolerance + 1 - now;
    const pause = backOff(looks, ports.random(), LOOK);
    await ports.sleep(Math.min(pause, Math.max(1, free), end - now), signal);
  }
}
