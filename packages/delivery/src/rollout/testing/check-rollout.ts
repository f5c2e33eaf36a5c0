import { foldLock, type HeldBy, lockAfter } from '../../state/lock/lock-state';
import type { LogRecord } from '../../state/log/record';
import { MINUTE } from '../analysis/point';
import type { Rule } from '../analysis/rule';
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
} from '../machine/records';
import type { Consequence, RolloutPlan } from '../policy/plan';
import type { Routed } from './fake-router';

type Analysed = Parameters<typeof rolloutAnalysed.entry>[1];

const NEED_LOCK = [
  rolloutStarted,
  weightIntended,
  weightSet,
  rolloutWaited,
  rolloutAnalysed,
  rolloutEnded,
];

/**
 * What is wrong with a rollout, by its records and what the router saw. It shares nothing with the machine but the kinds of records.
 *
 * @returns one sentence each
 */
export function faultsIn(records: readonly LogRecord[], seen: readonly Routed[]): string[] {
  const faults = [...locksIn(records), ...startsIn(records)];
  const started = records.find(rolloutStarted.is);
  if (started === undefined) return [...faults, 'nothing was started'];
  const { plan } = started;
  seen.forEach((routed, index) => {
    if (routed.byHand) return;
    const before = seen[index - 1];
    // What it was decided on is younger than the change before.
    const intents = records.filter(
      (record) =>
        weightIntended.is(record) &&
        record.weight === routed.weight &&
        record.sequence > (before?.records ?? 0) &&
        record.sequence <= routed.records,
    );
    if (intents.length === 0) faults.push(`${routed.weight} % without an intent`);
    if (!plan.steps.some(({ weight }) => weight === routed.weight) && routed.weight !== 0)
      faults.push(`${routed.weight} % is nothing of the plan`);
    if (routed.weight <= (before?.weight ?? 0)) return;
    const step = plan.steps.findIndex(({ weight }) => weight === routed.weight) - 1;
    const all = intents.map(({ sequence }) =>
      faultsOfStepEnd(plan, records.slice(0, sequence - 1), step, {
        raise: `record ${sequence} raises to ${routed.weight} %`,
        at: routed.at,
        seen: seen.slice(0, index),
      }),
    );
    if (!all.some((each) => each.length === 0)) faults.push(...(all.at(-1) ?? []));
  });
  const weights = [0, ...plan.steps.map(({ weight }) => weight)];
  seen.forEach(({ weight, byHand }, index) => {
    const next = seen[index + 1];
    // One that is nothing of the plan cannot have been taken for one of its own.
    if (byHand && !weights.includes(weight) && next?.byHand === false && next.weight > weight)
      faults.push(`${next.weight} % after ${weight} % by hand`);
  });
  if (!seen.some(({ byHand }) => byHand) && records.some((record) => 'found' in record))
    faults.push('what it did itself was strange to it');
  return [...faults, ...faultsOfEnd(plan, records, seen)];
}

/** Everything that is done is done under the lock that is held then. */
function locksIn(records: readonly LogRecord[]): string[] {
  let held: HeldBy | null = lockAfter([]);
  return records.flatMap((record) => {
    const token = held?.token;
    held = foldLock(held, record);
    const needs = NEED_LOCK.some((kind) => kind.is(record));
    return needs && (token === undefined || record.token !== token)
      ? [`record ${record.sequence} without the lock`]
      : [];
  });
}

function startsIn(records: readonly LogRecord[]): string[] {
  let open = false;
  return records.flatMap((record) => {
    if (rolloutEnded.is(record)) open = false;
    if (!rolloutStarted.is(record)) return [];
    const faults = open ? [`record ${record.sequence} starts a second one`] : [];
    open = true;
    return faults;
  });
}

/** What is wrong with leaving a step for the next one, or for the end. */
function faultsOfStepEnd(
  plan: RolloutPlan,
  before: readonly LogRecord[],
  step: number,
  { raise, at, seen }: { raise: string; at: number; seen: readonly Routed[] },
): string[] {
  const faults: string[] = [];
  if (before.some(rolloutAbortAsked.is)) faults.push(`${raise} after an abort`);
  if (before.some((record) => rolloutAnalysed.is(record) && worst(plan, record) === 'roll-back'))
    faults.push(`${raise} after a failure`);
  const set = before.findLast(weightSet.is);
  if ((set?.step ?? -1) !== step)
    return [...faults, `${raise}, after step ${set?.step ?? -1} and not ${step}`];
  const since = before.filter(({ sequence }) => sequence > (set?.sequence ?? 0));
  const pause = before.findLast((record) => rolloutPaused.is(record) || rolloutResumed.is(record));
  const isPaused = pause !== undefined && rolloutPaused.is(pause);
  if (since.some((record) => stepSkipped.is(record) && record.step === step)) return faults;
  if (isPaused) faults.push(`${raise} while paused`);
  if (step < 0) return faults;

  const { bake = 0, weight } = plan.steps[step] ?? {};
  const began = seen.findLast(
    (each) => !each.byHand && each.weight === weight && each.records < (set?.sequence ?? 0),
  );
  const passed = at - (began?.at ?? at);
  if (passed < bake) faults.push(`${raise} after ${passed} of ${bake} milliseconds`);
  if (plan.analysis.rules.length > 0 && bake > 0) {
    faults.push(...faultsOfJudgement(plan, since, bake, raise));
  }
  return faults;
}

/** @param since records of the step that ends */
function faultsOfJudgement(
  plan: RolloutPlan,
  since: readonly LogRecord[],
  bake: number,
  raise: string,
): string[] {
  const { rules, patience } = plan.analysis;
  // What a rule has held is judged anew from where it was resumed.
  let basis = (since[0]?.sequence ?? 0) - 1;
  let isHeld = false;
  for (const record of since) {
    if (rolloutAnalysed.is(record) && record.basis === basis && worst(plan, record) === 'hold')
      isHeld = true;
    if (!rolloutResumed.is(record) || !isHeld) continue;
    isHeld = false;
    basis = record.sequence;
  }
  if (isHeld) return [`${raise} while a rule that failed holds it`];
  const fresh = since.filter(
    (record) => (rolloutAnalysed.is(record) || rolloutWaited.is(record)) && record.basis === basis,
  );
  const last = fresh.findLast(rolloutAnalysed.is);
  if (last === undefined) return [`${raise} without an analysis`];
  const waited = fresh.reduce((sum, record) => sum + Number(record['waited']), 0);
  if (waited < bake) return [`${raise} after ${waited} milliseconds that are on record`];
  return rules.flatMap((rule) => {
    const { verdict } = last.rules.find(({ rule: name }) => name === rule.name) ?? {};
    const isWhole = last.seen * MINUTE >= bake;
    if (verdict === 'pass' && isWhole) return [];
    if (verdict === 'fail')
      return plan.analysis.onFail[rule.severity] === 'go-on'
        ? []
        : [`${raise}: ${rule.name} failed`];
    const goesOn = [plan.analysis.onFail[rule.severity], plan.analysis.onInconclusive].includes(
      'go-on',
    );
    return goesOn && waited >= bake + patience ? [] : [`${raise}: ${rule.name} is inconclusive`];
  });
}

function worst({ analysis }: RolloutPlan, { rules }: Analysed): Consequence {
  const failed = rules.filter(({ verdict }) => verdict === 'fail').map(({ rule }) => rule);
  const all = analysis.rules
    .filter(({ name }: Rule) => failed.includes(name))
    .map(({ severity }) => analysis.onFail[severity]);
  return all.includes('roll-back') ? 'roll-back' : all.includes('hold') ? 'hold' : 'go-on';
}

function faultsOfEnd(
  plan: RolloutPlan,
  records: readonly LogRecord[],
  seen: readonly Routed[],
): string[] {
  const ends = records.filter(rolloutEnded.is);
  const [end] = ends;
  if (end === undefined || ends.length !== 1) return [`it ended ${ends.length} times`];
  const faults: string[] = [];
  // What somebody does by hand after it was looked at last is not seen.
  const wasTakenBack = records.some((record) => rolloutAbortAsked.is(record) && record.found === 0);
  const weight = wasTakenBack ? 0 : (seen.findLast(({ byHand }) => !byHand)?.weight ?? 0);
  if (end.outcome === 'succeeded') {
    const sets = records.filter(weightSet.is).map(({ step }) => step);
    const rising = sets.filter((step, at) => at === 0 || step !== sets[at - 1]);
    const missing = plan.steps.filter((_, step) => !rising.includes(step));
    if (missing.length > 0) faults.push('it succeeded without all steps');
    if (weight !== 100) faults.push(`it succeeded at ${weight} %`);
    faults.push(...faultsOfSuccess(plan, records.slice(0, end.sequence - 1), seen));
  } else if (weight !== 0) faults.push(`it went back and is at ${weight} %`);
  if (end.weight !== weight) faults.push(`the end says ${end.weight} %, and it is ${weight} %`);
  return faults;
}

/** It has succeeded at one of the records of its last step; what was seen or asked for after that came too late. */
function faultsOfSuccess(
  plan: RolloutPlan,
  records: readonly LogRecord[],
  seen: readonly Routed[],
): string[] {
  const last = records.findLastIndex(weightSet.is);
  const all = records.slice(last).map((_, at) =>
    faultsOfStepEnd(plan, records.slice(0, last + 1 + at), plan.steps.length - 1, {
      raise: 'the end',
      at: Infinity,
      seen,
    }),
  );
  return all.some((faults) => faults.length === 0) ? [] : (all.at(-1) ?? []);
}
