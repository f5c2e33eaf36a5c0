import { analyse } from '../analysis/analyse';
import { MINUTE } from '../analysis/point';
import type { LogEntry } from '../../state/log/record';
import { backOff } from '../../state/ports';
import type { Answers, Doing, Trouble } from './effects';
import type { RolloutView } from './fold';
import { type Action, nextAction, type WaitingFor } from './next-action';
import {
  rolloutAbortAsked,
  rolloutAnalysed,
  rolloutEnded,
  type RolloutOutcome,
  rolloutWaited,
  weightIntended,
  weightSet,
} from './records';
import type { RolloutState } from './state';

/** How a rollout ended. */
export interface RolloutResult {
  outcome: RolloutOutcome;
  /** Why it went back. */
  what: string | null;
}

export interface RollOutOptions {
  /** Who, as records name it. */
  by: string;
  /** Milliseconds after which what others put on record is looked at. */
  slice: number;
  /** How often a router that fails is tried again. */
  attempts: number;
  /** Whether it would fail in the same way every time. Default: nothing does. */
  isFinal?: ((error: unknown) => boolean) | undefined;
  /** Told before each action; of waiting once. */
  onAction?: ((action: Action, state: RolloutState) => void) | undefined;
}

/** Between attempts: milliseconds. */
const AGAIN = { first: 1_000, longest: 30_000 };

/**
 * Carries a rollout to its end, one action after the other. Whoever runs it carries out its effects in order and gives it what came of each;
 * it may be left anywhere and begun anew with the same records.
 */
export function* rollOut(rollout: RolloutView, options: RollOutOptions): Doing<RolloutResult> {
  const { by, slice, attempts, isFinal, onAction } = options;
  let waited = 0;
  let basis = 0;
  let failures = 0;
  let told: { waitingFor: WaitingFor; step: number } | null = null;
  for (;;) {
    const state = rollout.state();
    const { sequence: of, ended } = state;
    if (state.basis !== basis) waited = 0;
    ({ basis } = state);
    const action = nextAction(state, waited);
    if (action.kind === 'none')
      return { outcome: ended?.outcome ?? 'rolled-back', what: ended?.what ?? null };
    const isTold =
      action.kind === 'wait' && told?.waitingFor === action.waitingFor && told.step === state.step;
    if (!isTold) onAction?.(action, state);

    if (action.kind === 'wait') {
      const milliseconds = Math.min(action.milliseconds, slice);
      yield { kind: 'sleep', milliseconds };
      waited += milliseconds;
      if (!isTold) told = { waitingFor: action.waitingFor, step: state.step };
      continue;
    }
    if (action.kind === 'set-weight') {
      const trouble = yield* setWeight(rollout, action, by);
      failures = trouble === null ? 0 : failures + 1;
      if (trouble === null) continue;
      if (failures >= attempts || isFinal?.(trouble.trouble) === true) throw trouble.trouble;
      yield { kind: 'sleep', milliseconds: backOff(failures, 0.5, AGAIN) };
      continue;
    }
    if (action.kind === 'end') {
      const { outcome, weight, what } = action;
      yield { kind: 'append', entry: rolloutEnded.entry(by, { of, outcome, weight, what }) };
      continue;
    }
    const routed = (yield { kind: 'see-weight' }) as Answers['see-weight'];
    // A router that fails now is found out when it is needed.
    if (!('trouble' in routed) && isStray(state, routed.weight)) {
      yield { kind: 'append', entry: abortOf(state, routed.weight, by) };
      continue;
    }
    if (action.kind === 'look') yield* look(state, action.from, waited, by);
    else yield { kind: 'append', entry: rolloutWaited.entry(by, { of, basis, waited }) };
    waited = 0;
  }
}

/**
 * Tells the router a weight. Its revision is read before the intent is put on record, and it takes the weight only if that is still the same: so
 * nobody who has lost the lock, and nothing that is still on its way, can change a weight after somebody else has.
 *
 * @returns what went wrong and may be tried again; `null`: nothing
 */
function* setWeight(
  rollout: RolloutView,
  { step, weight }: { step: number; weight: number },
  by: string,
): Doing<Trouble | null> {
  const seen = (yield { kind: 'see-weight' }) as Answers['see-weight'];
  if ('trouble' in seen) return seen;
  const state = rollout.state();
  const { sequence: of } = state;
  if (weight > 0 && isStray(state, seen.weight)) {
    yield { kind: 'append', entry: abortOf(state, seen.weight, by) };
    return null;
  }
  yield { kind: 'append', entry: weightIntended.entry(by, { of, step, weight }) };
  // What others asked for before the intent counts: it is as if this had not been wanted.
  const now = nextAction(rollout.state(), 0);
  if (now.kind !== 'set-weight' || now.weight !== weight) return null;
  const change = (yield {
    kind: 'change-weight',
    weight,
    revision: seen.revision,
  }) as Answers['change-weight'];
  if ('trouble' in change) return change;
  if (!change.changed) return { trouble: new Error('somebody else keeps changing the weight') };
  const effective = new Date(change.at).toISOString();
  yield { kind: 'append', entry: weightSet.entry(by, { of, step, weight, effective }) };
  return null;
}

/** Whether the router was told something that nobody of this rollout intended. Whoever did knew why: it ends then. */
function isStray({ weight, intended }: RolloutState, found: number): boolean {
  return found !== weight && !intended.includes(found);
}

function abortOf({ sequence: of }: RolloutState, found: number, by: string): LogEntry {
  const because = `the router gives the new version ${found} %, which is nothing of this rollout`;
  return rolloutAbortAsked.entry(by, { of, because, found });
}

function* look(state: RolloutState, from: number, waited: number, by: string): Doing<void> {
  const { sequence: of, basis, newVersion: version, plan } = state;
  const { percentile } = plan.analysis;
  const answer = (yield {
    kind: 'read-metrics',
    question: { version, from, percentile },
  }) as Answers['read-metrics'];
  const { verdict, rules, seenUntil } = analyse(plan.analysis, from, answer);
  const first = state.from ?? from;
  const seen = Math.max(0, ((seenUntil ?? first) - first) / MINUTE);
  const entry = rolloutAnalysed.entry(by, { of, basis, waited, seen, verdict, rules });
  yield { kind: 'append', entry };
}
