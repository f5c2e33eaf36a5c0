import type { GateContext, Hotfix } from './context';

/**
 * What a gate says of a promotion:
 * - `refused`: as it is, it does not go in; something else has to be done first
 * - `waiting`: nothing is wrong with it; it is a matter of time or of people
 * - `overridden`: it would have to wait, and a hotfix need not
 */
export type GateOutcome = 'passed' | 'refused' | 'waiting' | 'overridden';

/** What a gate found. */
export interface Judgement {
  outcome: GateOutcome;
  /** What is the case, one sentence. */
  what: string;
  /** What can be done. */
  fix?: string;
  /** When waiting ends by itself, as far as this gate knows: ISO 8601, UTC. */
  until?: string;
  /** Who overrode it, and why; `what` says it too. */
  override?: Hotfix;
}

/** What a gate found, with its name. */
export interface GateVerdict extends Judgement {
  gate: string;
}

/** One question that is asked before something goes into an environment. */
export interface Gate {
  name: string;
  /** Decides by what it is given alone. */
  check(context: GateContext): GateVerdict;
}

/** Makes a gate. Another one is a file of its own, and a line in `all-gates.ts`. */
export function defineGate(name: string, judge: (context: GateContext) => Judgement): Gate {
  return { name, check: (context) => ({ gate: name, ...judge(context) }) };
}

/** What a gate says that an environment does not ask for. */
export const NOT_ASKED: Judgement = { outcome: 'passed', what: 'not asked for here' };

export function passed(what: string): Judgement {
  return { outcome: 'passed', what };
}

export function refused(what: string, fix: string): Judgement {
  return { outcome: 'refused', what, fix };
}

/** @param until when it ends by itself, in milliseconds since 1970; `null` when nobody knows */
export function waiting(what: string, fix: string, until: number | null): Judgement {
  const moment = until === null ? null : isoTime(until);
  return { outcome: 'waiting', what, fix, ...(moment !== null && { until: moment }) };
}

/** Lets a hotfix in that says by whom and why it is; what would have held it up stays to be read. */
export function unlessHotfix(hotfix: Hotfix | null, judgement: Judgement): Judgement {
  if (hotfix === null || hotfix.by.trim() === '' || hotfix.why.trim() === '') return judgement;
  const { by, why } = hotfix;
  const what = `${judgement.what}; ${by} overrides it: ${why}`;
  return { outcome: 'overridden', what, override: { by, why } };
}

/** ISO 8601, UTC; no more digits than it has. `null` for what is no moment. */
export function isoTime(milliseconds: number): string | null {
  const date = new Date(milliseconds);
  return Number.isNaN(date.getTime()) ? null : date.toISOString().replace('.000Z', 'Z');
}
