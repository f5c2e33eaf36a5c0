import { DeliveryError } from '../delivery-error';
import type { HeldLock } from '../state/lock/held-lock';
import { rolloutsAfter } from './machine/fold';
import { rolloutStarted } from './machine/records';
import type { RolloutPlan } from './policy/plan';

export interface StartRolloutInput {
  service: string;
  /** Sequence of the `deployment-started` that it is a part of; `null`: none. */
  deployment: number | null;
  /** What takes the requests now, as the router calls it. There has to be one: a first version has nobody to share with. */
  previousVersion: string;
  newVersion: string;
  plan: RolloutPlan;
  by: string;
}

/**
 * Puts a rollout on record, unless one of the same versions is open: that one is gone on with, by the plan that is on record.
 *
 * @param lock of the environment
 * @returns sequence of its `rollout-started`
 * @throws DeliveryError `invalid-options` when one of other versions is open; what the lock throws
 */
export async function startRollout(lock: HeldLock, input: StartRolloutInput): Promise<number> {
  const { service, deployment, previousVersion, newVersion, plan, by } = input;
  const open = rolloutsAfter(lock.records).get(service);
  if (open !== undefined && open.ended === null) {
    if (open.previousVersion === previousVersion && open.newVersion === newVersion)
      return open.sequence;
    throw new DeliveryError({
      code: 'invalid-options',
      where: service,
      what: `its rollout from ${open.previousVersion} to ${open.newVersion} is open since ${open.since}, at ${open.weight} %`,
      fix: 'Abort that one, let it go back, and begin again.',
    });
  }
  const payload = { service, deployment, previousVersion, newVersion, plan };
  return (await lock.append(rolloutStarted.entry(by, payload))).sequence;
}
