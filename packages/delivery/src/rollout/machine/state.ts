import type { RolloutPlan } from '../policy/plan';
import type { RolloutOutcome } from './records';

/** Why a rollout stays at its weight by itself. */
export interface Hold {
  because: string;
  /** A rule failed: only a person ends it. Otherwise it ends by itself when there is something to judge. */
  isFailure: boolean;
  /** Milliseconds. */
  waited: number;
}

/** What the records of a rollout come to. */
export interface RolloutState {
  /** Sequence of its `rollout-started`. */
  sequence: number;
  service: string;
  deployment: number | null;
  previousVersion: string;
  newVersion: string;
  plan: RolloutPlan;
  by: string;
  /** ISO 8601, by the clock of who started it. */
  since: string;
  /** Index of the step whose weight was set last; -1: none is. */
  step: number;
  /** What the router has taken last, in percent. */
  weight: number;
  /** Weights that it was about to be told since, of which nobody knows whether it took them. */
  intended: readonly number[];
  /** Sequence of the record from which bake time and metrics count. */
  basis: number;
  /** The first minute that counts for this step: milliseconds since 1970, by the clock that stamps the metrics. */
  from: number | null;
  /** Minutes from that one up to the last of which something is known. */
  seen: number;
  /** Milliseconds that were waited since the basis. */
  baked: number;
  /** Whether everything that was looked at after the bake time is good enough to go on. */
  isGood: boolean;
  isSkipped: boolean;
  hold: Hold | null;
  isPaused: boolean;
  /** Why all requests go to the previous version; for good. */
  goingBack: string | null;
  /** The last step is over: what is asked for from here on comes too late. */
  isComplete: boolean;
  ended: { outcome: RolloutOutcome; weight: number; what: string | null } | null;
}

/** Whether the step is over, and the next one may begin. */
export function isStepOver(state: RolloutState): boolean {
  const { step, isSkipped, isPaused, hold } = state;
  if (step < 0) return false;
  return isSkipped || (!isPaused && hold === null && isBaked(state));
}

/** Milliseconds. */
export function bakeOf({ plan, step }: RolloutState): number {
  return plan.steps[step]?.bake ?? 0;
}

export function weightOf({ plan }: RolloutState, step: number): number {
  return plan.steps[step]?.weight ?? 0;
}

export function isLast({ plan, step }: RolloutState): boolean {
  return step === plan.steps.length - 1;
}

function isBaked(state: RolloutState): boolean {
  const bake = bakeOf(state);
  if (bake === 0) return true;
  return state.plan.analysis.rules.length === 0 ? state.baked >= bake : state.isGood;
}
