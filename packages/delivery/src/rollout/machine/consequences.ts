import type { RuleVerdict } from '../analysis/judge';
import { findMetric } from '../analysis/metrics/all-metrics';
import { MINUTE } from '../analysis/point';
import { type Rule, ruleText } from '../analysis/rule';
import { durationText } from '../policy/duration';
import type { Consequence } from '../policy/plan';
import { bakeOf, type RolloutState } from './state';

const FROM_MILD: readonly Consequence[] = ['go-on', 'hold', 'roll-back'];

interface Finding {
  rule: Rule;
  /** `undefined`: nothing was found of it. */
  seen: RuleVerdict | undefined;
  consequence: Consequence;
}

/**
 * What an analysis means for a rollout. A rule that fails counts at once; one that is inconclusive counts when the bake time and the patience
 * are over, and never more than if it had failed.
 *
 * @param state with the time that was waited before
 */
export function afterAnalysis(state: RolloutState, verdicts: readonly RuleVerdict[]): RolloutState {
  const { analysis } = state.plan;
  const over = state.baked - bakeOf(state);
  const isWhole = sawBake(state);
  let failed: Finding | undefined;
  let unknown: Finding | undefined;
  for (const rule of analysis.rules) {
    const seen = verdicts.find((each) => each.rule === rule.name);
    const consequence = analysis.onFail[rule.severity];
    if (seen?.verdict === 'fail') failed = worse(failed, { rule, seen, consequence });
    else if (over >= 0 && !(isWhole && seen?.verdict === 'pass'))
      unknown = worse(unknown, {
        rule,
        seen,
        consequence: milder(consequence, analysis.onInconclusive),
      });
  }
  if (failed?.consequence === 'roll-back') return goBack(state, tell(failed));
  if (failed?.consequence === 'hold') return hold(state, tell(failed), true);

  if (over < 0) return state;
  if (unknown !== undefined && over < analysis.patience) return good(state, false);
  if (unknown?.consequence === 'roll-back') return goBack(state, tell(unknown));
  if (unknown?.consequence === 'hold') return hold(state, tell(unknown), false);
  return state.hold?.isFailure === false
    ? { ...state, isGood: true, hold: null }
    : good(state, true);
}

/** Whether as much was seen as it bakes. Metrics come late: when the bake time is over, it has not been seen yet. */
function sawBake(state: RolloutState): boolean {
  return state.seen * MINUTE >= bakeOf(state);
}

function worse(a: Finding | undefined, b: Finding): Finding {
  return a === undefined || harm(b.consequence) > harm(a.consequence) ? b : a;
}

/**
 * What waiting means: nobody may leave a rollout held for ever.
 *
 * @param seen minutes of the step that were seen by then
 */
export function afterWaiting(state: RolloutState, waited: number, seen = 0): RolloutState {
  const { hold: held, isPaused, plan } = state;
  const next = {
    ...state,
    baked: state.step < 0 ? 0 : state.baked + waited,
    seen: Math.max(state.seen, seen),
  };
  if (held === null || isPaused) return next;
  const { holdAtMost } = plan.analysis;
  next.hold = { ...held, waited: held.waited + waited };
  if (next.hold.waited < holdAtMost) return next;
  return goBack(next, `${held.because}; nobody decided within ${durationText(holdAtMost)}`);
}

function goBack(state: RolloutState, because: string): RolloutState {
  return { ...state, goingBack: state.goingBack ?? because };
}

function hold(state: RolloutState, because: string, isFailure: boolean): RolloutState {
  const { hold: before } = state;
  if (before !== null && (before.isFailure || !isFailure)) return { ...state, isGood: false };
  return { ...state, isGood: false, hold: { because, isFailure, waited: before?.waited ?? 0 } };
}

function good(state: RolloutState, isGood: boolean): RolloutState {
  return state.isGood === isGood ? state : { ...state, isGood };
}

function milder(a: Consequence, b: Consequence): Consequence {
  return harm(a) < harm(b) ? a : b;
}

function harm(consequence: Consequence): number {
  return FROM_MILD.indexOf(consequence);
}

function tell({ rule, seen }: Finding): string {
  const condition = `${rule.name} (${ruleText(rule)})`;
  if (seen === undefined || seen.verdict !== 'fail')
    return `${condition} is inconclusive: ${lackText(seen ?? { lacks: 'answer', requests: 0 })}`;
  const unit = findMetric(rule.metric)?.unit ?? '';
  return `${condition} failed: ${seen.value ?? '?'} ${unit} of ${seen.requests} requests`;
}

/** Why it is inconclusive, for people. */
export function lackText({ lacks, requests }: Pick<RuleVerdict, 'lacks' | 'requests'>): string {
  switch (lacks) {
    case 'time':
      return 'less than its window was seen';
    case 'points':
      return 'metrics of some minutes are missing';
    case 'traffic':
      return `only ${requests} requests`;
    case 'answer':
      return 'the metrics did not answer in time';
    default:
      return 'the metrics of its last minutes are not in';
  }
}
