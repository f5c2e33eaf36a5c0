import { MINUTE } from '../analysis/point';
import { longestWindow } from '../policy/plan';
import type { RolloutOutcome } from './records';
import { bakeOf, isLast, isStepOver, type RolloutState, weightOf } from './state';

/** How often metrics are looked at, and time is put on record: milliseconds. Metrics are by the minute. */
const LOOK_EVERY = MINUTE;

/** What it waits for: time, something to judge, a decision. */
export type WaitingFor = 'bake' | 'analysis' | 'decision';

/** What is to be done next. To begin anew with it does no harm. */
export type Action =
  /** `step` -1: all requests go to the previous version. */
  | { kind: 'set-weight'; step: number; weight: number }
  | { kind: 'wait'; milliseconds: number; waitingFor: WaitingFor }
  /** Metrics of the new version from that minute on: milliseconds since 1970, by the clock that stamps them. */
  | { kind: 'look'; from: number }
  /** Time went by. */
  | { kind: 'note' }
  | { kind: 'end'; outcome: RolloutOutcome; weight: 0 | 100; what: string | null }
  /** It has ended. */
  | { kind: 'none' };

/**
 * Decides from what is on record, and from nothing else. Of clocks it knows none: what counts is time that was waited.
 *
 * @param waited milliseconds since the last record, that are not on record yet
 */
export function nextAction(state: RolloutState, waited: number): Action {
  const { step, weight, intended, goingBack, ended } = state;
  if (ended !== null) return { kind: 'none' };
  if (state.isComplete) return { kind: 'end', outcome: 'succeeded', weight: 100, what: null };
  if (goingBack !== null) {
    return weight === 0 && intended.length === 0
      ? { kind: 'end', outcome: 'rolled-back', weight: 0, what: goingBack }
      : { kind: 'set-weight', step: -1, weight: 0 };
  }
  if (step < 0 ? !state.isPaused : isStepOver(state) && !isLast(state))
    return { kind: 'set-weight', step: step + 1, weight: weightOf(state, step + 1) };
  // Nobody knows whether the router took it, and by now something else is wanted.
  if (intended.length > 0) return { kind: 'set-weight', step, weight: weightOf(state, step) };

  const left = bakeOf(state) - state.baked;
  const until = left > 0 ? Math.min(left, LOOK_EVERY) : LOOK_EVERY;
  if (waited < until)
    return { kind: 'wait', milliseconds: until - waited, waitingFor: waitingFor(state) };
  const { from } = state;
  if (from === null || step < 0 || state.plan.analysis.rules.length === 0) return { kind: 'note' };
  return { kind: 'look', from: state.baked + waited < bakeOf(state) ? tailOf(state, from) : from };
}

/** Windows that end after what was seen. What came late is looked at when the bake time is over. */
function tailOf({ seen, plan }: RolloutState, from: number): number {
  return from + Math.max(0, seen - longestWindow(plan.analysis) + 1) * MINUTE;
}

function waitingFor(state: RolloutState): WaitingFor {
  if (state.isPaused || state.hold !== null) return 'decision';
  return state.baked < bakeOf(state) ? 'bake' : 'analysis';
}
