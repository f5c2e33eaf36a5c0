import type { RuleVerdict } from '../analysis/judge';
import { MINUTE } from '../analysis/point';
import type { LogRecord } from '../../state/log/record';
import { afterAnalysis, afterWaiting } from './consequences';
import {
  rolloutAbortAsked,
  rolloutAnalysed,
  rolloutEnded,
  rolloutPaused,
  rolloutResumed,
  rolloutStarted,
  rolloutWaited,
  stepSkipped,
  weightIntended,
  weightSet,
} from './records';
import { isLast, isStepOver, type RolloutState } from './state';

/** What the record that starts a rollout makes of it. */
export function startedBy(
  record: LogRecord & Parameters<typeof rolloutStarted.entry>[1],
): RolloutState {
  const { sequence, service, deployment, previousVersion, newVersion, plan, by, at } = record;
  return {
    sequence,
    service,
    deployment,
    previousVersion,
    newVersion,
    plan,
    by,
    since: at,
    step: -1,
    weight: 0,
    intended: [],
    basis: sequence,
    from: null,
    seen: 0,
    baked: 0,
    isGood: false,
    isSkipped: false,
    hold: null,
    isPaused: false,
    goingBack: null,
    isComplete: false,
    ended: null,
  };
}

/** What one more record makes of a rollout. Those of others change nothing, nor does anything after its end. */
export function foldRollout(state: RolloutState, record: LogRecord): RolloutState {
  if (record['of'] !== state.sequence || state.ended !== null) return state;
  const next = apply(state, record);
  if (next === state || next.isComplete || next.goingBack !== null) return next;
  return isLast(next) && next.intended.length === 0 && isStepOver(next)
    ? { ...next, isComplete: true }
    : next;
}

/** The last rollout of each service, by name. */
export function rolloutsAfter(records: readonly LogRecord[]): Map<string, RolloutState> {
  const bySequence = new Map<number, RolloutState>();
  const last = new Map<string, number>();
  for (const record of records) {
    if (rolloutStarted.is(record)) {
      bySequence.set(record.sequence, startedBy(record));
      last.set(record.service, record.sequence);
      continue;
    }
    const state = bySequence.get(record['of'] as number);
    if (state !== undefined) bySequence.set(state.sequence, foldRollout(state, record));
  }
  return new Map(
    [...last].map(([service, sequence]) => [service, bySequence.get(sequence) as RolloutState]),
  );
}

/** A rollout as its records grow. */
export interface RolloutView {
  /** After all records that are there by now. */
  state(): RolloutState;
}

/**
 * Follows a rollout, reading each record once.
 *
 * @param records of the log, from the first one on; they may grow
 * @param of sequence of its `rollout-started`, which is among them
 */
export function followRollout(records: readonly LogRecord[], of: number): RolloutView {
  let index = records.findIndex(({ sequence }) => sequence === of);
  const started = records[index];
  if (started === undefined || !rolloutStarted.is(started))
    throw new Error(`record ${of} starts no rollout`);
  let state = startedBy(started);
  return {
    state() {
      for (index += 1; index < records.length; index += 1)
        state = foldRollout(state, records[index] as LogRecord);
      index = records.length - 1;
      return state;
    },
  };
}

function apply(state: RolloutState, record: LogRecord): RolloutState {
  if (rolloutEnded.is(record)) {
    const { outcome, weight, what } = record;
    return { ...state, ended: { outcome, weight, what } };
  }
  if (state.isComplete) return state;
  if (weightIntended.is(record)) return { ...state, intended: [...state.intended, record.weight] };
  if (weightSet.is(record)) return atWeight(state, record);
  if (rolloutWaited.is(record))
    return record.basis === state.basis ? afterWaiting(state, record.waited) : state;
  if (rolloutAnalysed.is(record)) {
    if (record.basis !== state.basis) return afterStaleLook(state, record.rules);
    return afterAnalysis(afterWaiting(state, record.waited, record.seen), record.rules);
  }
  return state.goingBack === null ? command(state, record) : state;
}

/** What was looked at before somebody resumed it counts for nothing but going back: who resumed it did not know of that. */
function afterStaleLook(state: RolloutState, rules: readonly RuleVerdict[]): RolloutState {
  const next = afterAnalysis(state, rules);
  return next.goingBack === null ? state : next;
}

function atWeight(
  state: RolloutState,
  { sequence: basis, step, weight, effective }: LogRecord & Parameters<typeof weightSet.entry>[1],
): RolloutState {
  return {
    ...state,
    step,
    weight,
    intended: [],
    basis,
    from: Math.ceil(Date.parse(effective) / MINUTE) * MINUTE,
    seen: 0,
    baked: 0,
    isGood: false,
    isSkipped: false,
    hold: null,
  };
}

/** What somebody asked for, who came in time. */
function command(state: RolloutState, record: LogRecord): RolloutState {
  if (rolloutPaused.is(record)) return { ...state, isPaused: true };
  if (rolloutResumed.is(record)) return resume(state, record.sequence);
  if (stepSkipped.is(record)) {
    if (record.step !== state.step) return state;
    return { ...state, isSkipped: true, hold: null };
  }
  if (rolloutAbortAsked.is(record)) {
    const { because, found, by } = record;
    const weight = found ?? state.weight;
    return { ...state, weight, goingBack: `${by} ended it: ${because}` };
  }
  return state;
}

/** What a rule that failed has held bakes once more, and what was seen before does not count. */
function resume(state: RolloutState, basis: number): RolloutState {
  if (state.hold?.isFailure !== true) return { ...state, isPaused: false, hold: null };
  const from = state.from === null ? null : state.from + state.seen * MINUTE;
  return { ...state, isPaused: false, hold: null, basis, from, seen: 0, baked: 0, isGood: false };
}
