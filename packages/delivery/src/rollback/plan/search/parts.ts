import type { Domains, Problem, Tie, Variable } from './problem';
import { countMissing, numbersIn, single, type SmallSet } from './small-set';

/** A tie that still forbids something. */
export interface TightTie {
  from: number;
  tie: Tie;
  /** Which part of the pairs of options does not go together. */
  tightness: number;
}

/** Variables that are tied to each other, directly or by others, each with more than one option left; and the ties of each. */
export type Part = ReadonlyMap<number, readonly TightTie[]>;

/** Groups variables that still have a choice such that no choice in one group has to do with one in another. */
export function partsOf(problem: Problem, domains: Domains, among: readonly number[]): Part[] {
  const open = new Set<number>();
  for (const at of among) if (single(domains[at] as SmallSet) === undefined) open.add(at);
  const tied = new Map([...open].map((at) => [at, tightTies(problem, domains, at)]));
  const parts: Part[] = [];
  for (const start of open) {
    const members = new Set([start]);
    // A set hands out what is put into it meanwhile.
    for (const at of members) {
      open.delete(at);
      for (const { tie } of tied.get(at) ?? []) members.add(tie.to);
    }
    parts.push(new Map([...members].map((at) => [at, tied.get(at) ?? []])));
  }
  return parts;
}

function tightTies({ variables }: Problem, domains: Domains, from: number): TightTie[] {
  const options = numbersIn(domains[from] as SmallSet);
  return (variables[from] as Variable).ties.flatMap((tie) => {
    const other = domains[tie.to] as SmallSet;
    if (single(other) !== undefined) return [];
    let missing = 0;
    for (const option of options) missing += countMissing(tie.rows, option * other.length, other);
    if (missing === 0) return [];
    return [{ from, tie, tightness: missing / options.length / numbersIn(other).length }];
  });
}
