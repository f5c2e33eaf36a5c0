import type { StoredObject } from '../artifacts/store/artifact-store';
import { DeliveryError } from '../delivery-error';
import type { ApplicationHistory } from './application-history';
import { planRetention, type RetentionPlan, type Unneeded } from './plan-retention';
import { type HistoriesInput, openHistories } from './read-histories';

export interface PruneInput extends Omit<HistoriesInput, 'limit'> {
  /** How long everything is kept, in days; at least 1. */
  days: number;
  now: Date;
  /** Nothing is removed. */
  plan?: boolean;
  /** Told before anything is removed. */
  onPlan?: (plan: RetentionPlan) => void;
}

export interface PruneResult extends RetentionPlan {
  /** Of what was to go; the others were used since, or are needed now. */
  removed: Unneeded[];
}

const DAY = 24 * 60 * 60 * 1000;

/**
 * Removes from the artifact store what an application no longer needs. It may be ended anywhere, and beside it anything may go on: who
 * packages, seals or promotes something that is about to go keeps it by that.
 *
 * @throws DeliveryError `invalid-options`; those of the stores, and whatever keeps it from being known what is needed: nothing
 *   more is removed then
 */
export async function prune(input: PruneInput): Promise<PruneResult> {
  const { stores, application, days, now } = input;
  if (!Number.isInteger(days) || days < 1) {
    throw new DeliveryError({
      code: 'invalid-options',
      where: application,
      what: `artifacts are kept for whole days, at least one, and not for ${days}`,
      fix: 'Correct "retentionDays" in "delivery" of application.json.',
    });
  }
  const histories = openHistories({ ...input, limit: new Date(now.getTime() - days * DAY) });
  const objects: StoredObject[] = [];
  for await (const object of stores.artifacts.list()) objects.push(object);
  let known = await histories.read();
  let plan = planRetention({ application, histories: known, objects, days, now });
  const first = plan;
  input.onPlan?.(first);
  if (input.plan === true || first.going.length === 0) return { ...first, removed: [] };
  const removed = await stores.artifacts.removeUnused(first.going, async (part) => {
    const newer = await histories.read();
    if (sizeOf(newer) !== sizeOf(known)) {
      plan = planRetention({ application, histories: newer, objects, days, now });
    }
    known = newer;
    const going = new Set(plan.going.map(({ digest }) => digest));
    return part.filter(({ digest }) => going.has(digest));
  });
  const gone = new Set(removed.map(({ digest }) => digest));
  return { ...first, removed: first.going.filter(({ digest }) => gone.has(digest)) };
}

/** All of it only grows. */
function sizeOf(histories: readonly ApplicationHistory[]): number {
  return histories.reduce(
    (size, { packaged, sealed, environments }) =>
      environments.reduce(
        (sum, { records }) => sum + records.length,
        size + packaged.length + sealed.length,
      ),
    0,
  );
}
