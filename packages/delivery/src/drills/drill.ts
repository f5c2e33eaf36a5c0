import { environmentAfter } from '../change/environment-state';
import type { LockOptions } from '../state/lock/lock-options';
import type { HeldLock } from '../state/lock/held-lock';
import { withLock } from '../state/lock/with-lock';
import type { Log } from '../state/log/open-log';
import { messageOf } from '../state/state-errors';
import { changedSince } from './changed-since';
import { drillsAfter, type OpenDrill } from './drills-after';
import type { DrillContext, EmergencyPlan, Rehearsal } from './emergency';
import { planDrill, type PlanDrillInput, refuseOpenChange } from './plan-drill';
import { drillEnded, type DrillOutcome, drillStarted } from './records';
import { settleDrill } from './settle-drill';

export interface DrillInput extends Omit<PlanDrillInput, 'records'> {
  by: string;
  lock: Pick<
    LockOptions,
    'holder' | 'lease' | 'wait' | 'tolerance' | 'signal' | 'onWaiting' | 'ports'
  >;
  /** Takes a line for people. */
  say(line: string): void;
  /** Told what is going to be done, before anything is. */
  onPlan?: ((plan: EmergencyPlan, service: string) => void) | undefined;
}

/**
 * Makes an emergency in an environment on purpose, sees it, recovers, and puts on record how long that took; then everything runs what it ran before. What a
 * former drill left that was cut off is brought back first.
 *
 * @param log of the environment
 * @returns what is on record
 * @throws DeliveryError `invalid-options` when there is nothing to rehearse, or a change is open there: nothing was touched then; `lock-held`, `lock-lost`, what
 *   the ports throw when what it left could not be brought back either: the same command does that first
 */
export async function drill(log: Log, input: DrillInput): Promise<DrillOutcome> {
  const { by, say } = input;
  return withLock(log, { ...input.lock, by }, async (lock) => {
    const former = drillsAfter(lock.records).open;
    if (former !== null) await settleFormer(lock, former, input);
    const planned = await planDrill({ ...input, records: lock.records });
    const { emergency, service, plan } = planned;
    const state = environmentAfter(lock.records);
    input.onPlan?.(plan, service);
    let of: number | null = null;
    const { application, environment, ports } = input;
    const context: DrillContext = {
      ...{ application, environment, service, lock, by, state, ports, plan, say },
      emergency: emergency.name,
      async begins() {
        const entry = drillStarted.entry(by, { emergency: emergency.name, service });
        of = (await lock.append(entry)).sequence;
      },
    };
    const moved = plan.steps.map((step) => step.service);
    const common = {
      emergency: emergency.name,
      service,
      services: [...new Set([service, ...moved])].sort(),
    };
    const rehearsal = await rehearse(
      () => emergency.rehearse(context),
      lock,
      input,
      () => of,
    );
    if (of === null) throw new Error(`${emergency.name} ended before it began`);
    const what = rehearsal.what ?? changedSince(state, environmentAfter(lock.records));
    const outcome = what === null ? 'recovered' : 'failed';
    const ended: DrillOutcome = { ...common, ...rehearsal, outcome, what };
    await lock.append(drillEnded.entry(by, { of, ...ended }));
    return ended;
  });
}

/** What fails after something was touched is brought back at once. */
async function rehearse(
  work: () => Promise<Rehearsal>,
  lock: HeldLock,
  input: DrillInput,
  of: () => number | null,
): Promise<Rehearsal> {
  try {
    return await work();
  } catch (error) {
    lock.signal.throwIfAborted();
    const { open } = drillsAfter(lock.records);
    if (of() === null || open === null) throw error;
    const why = messageOf(error);
    input.say(`it failed, and what it left is brought back: ${why}`);
    const left = await settleDrill(open, { ...input, lock });
    const what = left === null ? why : `${why}; ${left}`;
    return { what, seen: null, recoveryMilliseconds: null, damaged: null, compared: null };
  }
}

async function settleFormer(lock: HeldLock, former: OpenDrill, input: DrillInput): Promise<void> {
  const { by, say } = input;
  const { emergency, service, sequence: of } = former;
  refuseOpenChange({ ...input, records: lock.records });
  say(
    `A drill of ${emergency} was cut off (${former.by}, ${former.since}): what it left is brought back.`,
  );
  const left = await settleDrill(former, { ...input, lock });
  const what = `it was cut off, and what it left was brought back${left === null ? '' : `, but ${left}`}`;
  await lock.append(
    drillEnded.entry(by, {
      ...{ of, emergency, service, services: [service], outcome: 'failed', what },
      ...{ seen: null, recoveryMilliseconds: null, damaged: null, compared: null },
    }),
  );
}
