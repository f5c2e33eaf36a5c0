import type { Digest } from '../artifacts/digest';
import type { StoredObject } from '../artifacts/store/artifact-store';
import { DeliveryError } from '../delivery-error';
import { loadContracts } from '../package/load-contracts';
import type { ApplicationHistory } from './application-history';
import { documentsForNeeds } from './needs';
import {
  planRetention,
  type RetentionInput,
  type RetentionPlan,
  type Unneeded,
} from './plan-retention';
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
  const planFor = (of: readonly ApplicationHistory[]): Promise<RetentionPlan> =>
    planWithDocuments({ application, histories: of, objects, days, now }, stores);
  let known = await histories.read();
  let plan = await planFor(known);
  const first = plan;
  input.onPlan?.(first);
  if (input.plan === true || first.going.length === 0) return { ...first, removed: [] };
  const removed = await stores.artifacts.removeUnused(first.going, async (part) => {
    const newer = await histories.read();
    if (sizeOf(newer) !== sizeOf(known)) plan = await planFor(newer);
    known = newer;
    const going = new Set(plan.going.map(({ digest }) => digest));
    return part.filter(({ digest }) => going.has(digest));
  });
  const gone = new Set(removed.map(({ digest }) => digest));
  return { ...first, removed: first.going.filter(({ digest }) => gone.has(digest)) };
}

/** Documents that are read for the plan are young by that, so they stay. */
async function planWithDocuments(
  input: RetentionInput,
  stores: PruneInput['stores'],
): Promise<RetentionPlan> {
  const stored = new Set(input.objects.map(({ digest }) => digest));
  const isStored = (digest: Digest): boolean => stored.has(digest);
  const wanted = input.histories.flatMap((history) => [...documentsForNeeds(history, isStored)]);
  const read = new Set(wanted.filter(isStored));
  const contracts = await loadContracts(stores, read);
  const objects = input.objects.map((each) =>
    read.has(each.digest) ? { ...each, storedAt: input.now } : each,
  );
  return planRetention({ ...input, objects, contracts });
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
