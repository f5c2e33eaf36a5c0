import type { Digest } from '../artifacts/digest';
import { mayGo } from '../gates/check-gates';
import type { GateVerdict } from '../gates/gate';
import type { Sealed } from '../seal/sealed';
import type { HeldLock } from '../state/lock/held-lock';
import type { LockOptions } from '../state/lock/lock-options';
import { withLock } from '../state/lock/with-lock';
import type { Log } from '../state/log/open-log';
import type { LogRecord } from '../state/log/record';
import { environmentAfter, type EnvironmentState, type OpenChange } from './environment-state';
import { planPromotion, type PromotionPlan } from './plan-promotion';
import { promotionStarted, type Step } from './records';
import { type ChangeOptions, type ChangeResult, runChange } from './run-change';
import { startChange } from './start-change';

export interface PromoteInput extends ChangeOptions {
  sealed: Sealed;
  fingerprint: Digest;
  lock: Pick<
    LockOptions,
    'holder' | 'lease' | 'wait' | 'tolerance' | 'signal' | 'onWaiting' | 'ports'
  >;
  /** Services are deployed also when they run it by the records. Default: they are not. */
  again?: boolean | undefined;
  /** Asked once the environment is held, with everything on record. */
  gates?: (
    state: EnvironmentState,
    records: readonly LogRecord[],
  ) => Promise<readonly GateVerdict[]>;
  /** Told what is going to be done, before anything is. */
  onPlan?: (plan: PromotionPlan, going: 'begins' | 'goes on') => void;
  /** Called when everything runs what it should and that is on record, under the lock still. What it throws does not change that. */
  afterwards?: (lock: HeldLock, steps: readonly Step[]) => Promise<void>;
}

export type PromoteResult =
  /** Everything runs already, and was promoted as a whole before. Nothing is on record. */
  | { outcome: 'unchanged'; plan: PromotionPlan }
  /** A gate is shut. Nothing is on record. */
  | { outcome: 'refused'; plan: PromotionPlan; verdicts: readonly GateVerdict[] }
  | (ChangeResult & { plan: PromotionPlan; verdicts: readonly GateVerdict[] });

/**
 * Brings what was sealed into an environment. One that was interrupted is gone on with: the gates let it in before. While it
 * goes on nobody else changes the environment.
 *
 * @param log of the environment
 * @throws DeliveryError `lock-held`, `lock-lost`, those of the state store; what `deliver` throws. The promotion can be
 *   gone on with by calling it again. What `afterwards` throws: the promotion has succeeded then.
 */
export async function promote(log: Log, input: PromoteInput): Promise<PromoteResult> {
  const { sealed, fingerprint, by } = input;
  return withLock(log, { ...input.lock, by }, async (lock): Promise<PromoteResult> => {
    const state = environmentAfter(lock.records);
    const plan = planPromotion(state, sealed, input);
    if (state.open?.fingerprint === fingerprint) {
      input.onPlan?.(plan, 'goes on');
      return { ...(await carryOut(lock, state.open, input)), plan, verdicts: [] };
    }
    const isIn = state.verified[0]?.fingerprint === fingerprint && state.open === null;
    if (plan.steps.length === 0 && isIn) return { outcome: 'unchanged', plan };
    const verdicts = (await input.gates?.(state, lock.records)) ?? [];
    if (!mayGo(verdicts)) return { outcome: 'refused', plan, verdicts };
    input.onPlan?.(plan, 'begins');
    return { ...(await begin(lock, plan, { ...input, verdicts })), plan, verdicts };
  });
}

async function begin(
  lock: HeldLock,
  { steps }: PromotionPlan,
  input: PromoteInput & { verdicts: readonly GateVerdict[] },
): Promise<ChangeResult> {
  const { by, fingerprint, sealed, verdicts } = input;
  const gates = verdicts.map(({ gate, outcome, what }) => ({ gate, outcome, what }));
  const payload = { fingerprint, version: sealed.version, steps, gates };
  const change = await startChange(lock, promotionStarted.entry(by, payload), by);
  return carryOut(lock, change, input);
}

async function carryOut(
  lock: HeldLock,
  change: OpenChange,
  input: PromoteInput,
): Promise<ChangeResult> {
  const result = await runChange(lock, change, input);
  if (result.outcome === 'succeeded') await input.afterwards?.(lock, change.steps);
  return result;
}
