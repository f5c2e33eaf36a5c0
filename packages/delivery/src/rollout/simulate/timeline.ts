import type { RuleVerdict, Verdict } from '../analysis/judge';
import type { LogRecord } from '../../state/log/record';
import { foldRollout, startedBy } from '../machine/fold';
import {
  rolloutAbortAsked,
  rolloutAnalysed,
  rolloutEnded,
  rolloutPaused,
  rolloutResumed,
  rolloutStarted,
  stepSkipped,
  weightSet,
} from '../machine/records';
import type { RolloutState } from '../machine/state';
import { durationText } from '../policy/duration';
import type { RolloutPlan } from '../policy/plan';

export type TimelineKind =
  'started' | 'weight' | 'analysed' | 'hold' | 'going-back' | 'command' | 'ended';

/** Something that happened in a rollout. */
export interface TimelineEntry {
  /** ISO 8601, by the clock of who put it on record. */
  at: string;
  by: string;
  kind: TimelineKind;
  /** Percent, from here on. */
  weight: number;
  /** Of an analysis; else `null`. */
  verdict: Verdict | null;
  rules: readonly RuleVerdict[];
  /** One line for people. */
  what: string;
}

/** What happened in a rollout, in order. */
export interface Timeline {
  service: string;
  previousVersion: string;
  newVersion: string;
  plan: RolloutPlan;
  /** `null`: it goes on. */
  outcome: 'succeeded' | 'rolled-back' | null;
  entries: readonly TimelineEntry[];
}

/**
 * Tells what happened in a rollout that is on record, be it real or simulated.
 *
 * @param records of the log, among them the one that started it
 * @param of sequence of that one
 */
export function timelineOf(records: readonly LogRecord[], of: number): Timeline {
  const start = records.findIndex(({ sequence }) => sequence === of);
  const started = records[start];
  if (started === undefined || !rolloutStarted.is(started))
    throw new Error(`record ${of} starts no rollout`);
  let state = startedBy(started);
  const { service, previousVersion, newVersion, plan } = state;
  const entries: TimelineEntry[] = [entryOf(started, state, 'started', tellPlan(plan))];
  for (const record of records.slice(start + 1)) {
    const before = state;
    state = foldRollout(state, record);
    if (state === before) continue;
    entries.push(...tellRecord(record, state));
    if (state.hold !== null && before.hold === null)
      entries.push(entryOf(record, state, 'hold', `stays: ${state.hold.because}`));
    if (state.goingBack !== null && before.goingBack === null)
      entries.push(entryOf(record, state, 'going-back', `goes back: ${state.goingBack}`));
  }
  const outcome = state.ended?.outcome ?? null;
  return { service, previousVersion, newVersion, plan, outcome, entries };
}

function tellRecord(record: LogRecord, state: RolloutState): TimelineEntry[] {
  if (weightSet.is(record)) {
    const bake = state.plan.steps[record.step]?.bake ?? 0;
    const what = `${record.weight} %${bake === 0 ? '' : `, watched for ${durationText(bake)}`}`;
    return [entryOf(record, state, 'weight', what)];
  }
  if (rolloutAnalysed.is(record)) {
    const { verdict, rules } = record;
    return [{ ...entryOf(record, state, 'analysed', 'looked at'), verdict, rules }];
  }
  if (rolloutPaused.is(record)) return [entryOf(record, state, 'command', 'paused')];
  if (rolloutResumed.is(record)) return [entryOf(record, state, 'command', 'resumed')];
  if (stepSkipped.is(record))
    return [entryOf(record, state, 'command', `step ${record.step + 1} skipped`)];
  if (rolloutAbortAsked.is(record))
    return [entryOf(record, state, 'command', `abort: ${record.because}`)];
  if (rolloutEnded.is(record)) return [entryOf(record, state, 'ended', record.outcome)];
  return [];
}

function entryOf(
  { at, by }: LogRecord,
  { weight }: RolloutState,
  kind: TimelineKind,
  what: string,
): TimelineEntry {
  return { at, by, kind, weight, verdict: null, rules: [], what };
}

function tellPlan({ strategy, steps }: RolloutPlan): string {
  return `${strategy}: ${steps.map(({ weight }) => weight).join(' → ')} %`;
}
