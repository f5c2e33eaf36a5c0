import { leastCosts } from './lower-bound';
import { type Part, partsOf } from './parts';
import type { Domains, Problem, Variable } from './problem';
import { reduce } from './reduce';
import { only, remove, single, type SmallSet } from './small-set';
import { spanningTree } from './spanning-tree';

/** What was found. */
export type Answer =
  /** The option of each variable. */
  | { kind: 'solved'; options: number[]; cost: number }
  | { kind: 'impossible' }
  | { kind: 'undecided' };

/** Some variables with one option left each. */
interface Solution {
  cost: number;
  domains: Domains;
}

/** A part, and what it costs at least. */
interface Weighed {
  members: readonly number[];
  bounds: ReturnType<typeof leastCosts>;
  /** The variable whose options are tried first. */
  root: number;
  least: number;
}

/** It would take too long. */
class Endless extends Error {}

/**
 * Finds the cheapest solution. It is looked for among solutions that cost hardly more than they must, then among dearer ones: so
 * almost all options are too dear to be looked at.
 *
 * @param limit how many variables are looked at, all in all, before it is given up
 */
export function solve(problem: Problem, limit: number): Answer {
  const all = problem.variables.map((_, at) => at);
  const domains = problem.domains.slice();
  if (!reduce(problem, domains, all)) return { kind: 'impossible' };
  const dearest = problem.variables.reduce((sum, { costs }) => sum + Math.max(...costs), 1);
  const least = weighAll(problem, domains, all).cost;
  const settle = settler(problem, limit);
  try {
    for (let slack = problem.step; ; slack *= 2) {
      const most = Math.min(least + slack, dearest);
      const solution = settle(domains, all, most);
      if (solution !== null) {
        const options = solution.domains.map((domain) => single(domain) ?? 0);
        return { kind: 'solved', options, cost: solution.cost };
      }
      if (most === dearest) return { kind: 'impossible' };
    }
  } catch (error) {
    if (error instanceof Endless) return { kind: 'undecided' };
    throw error;
  }
}

/** Finds the cheapest solution for some variables, if there is one that is cheaper than `most`. */
type Settle = (domains: Domains, among: readonly number[], most: number) => Solution | null;

/**
 * What needs no choice is settled already; what is left falls into parts that have nothing to do with each other. Of each, the options
 * that are too dear are taken out; then those of one variable are tried, the most promising first, as long as they could be cheaper
 * than the best solution so far.
 *
 * @param domains have been reduced
 * @throws Endless
 */
function settler(problem: Problem, limit: number): Settle {
  let looked = 0;

  const settle: Settle = (domains, among, most) => {
    const result = domains.slice();
    const weighed = weighAll(problem, domains, among);
    let { cost } = weighed;
    for (const part of weighed.parts) {
      if (cost >= most) return null;
      const others = cost - part.least;
      const solution = narrow(domains, part, most - others);
      if (solution === null) return null;
      cost = others + solution.cost;
      for (const at of part.members) result[at] = solution.domains[at] as SmallSet;
    }
    return cost < most ? { cost, domains: result } : null;
  };

  const narrow = (domains: Domains, part: Weighed, most: number): Solution | null => {
    const next = domains.slice();
    const changed = new Set<number>();
    for (const [at, bounds] of part.bounds) {
      const dear = bounds.filter(({ least }) => least >= most);
      if (dear.length === 0) continue;
      const left = (domains[at] as SmallSet).slice();
      for (const { option } of dear) remove(left, option);
      next[at] = left;
      for (const each of [at, ...neighboursOf(problem, at)]) changed.add(each);
    }
    if (changed.size === 0) return tryOptions(domains, part, most);
    return reduce(problem, next, changed) ? settle(next, part.members, most) : null;
  };

  const tryOptions = (
    domains: Domains,
    { members, root, bounds }: Weighed,
    most: number,
  ): Solution | null => {
    let best: Solution | null = null;
    let below = most;
    for (const { option, least } of bounds.get(root) ?? []) {
      if (least >= below) break;
      looked += members.length;
      if (looked > limit) throw new Endless();
      const next = domains.slice();
      next[root] = only(option, domains[root] as SmallSet);
      if (!reduce(problem, next, neighboursOf(problem, root))) continue;
      const solution = settle(next, members, below);
      if (solution === null) continue;
      best = solution;
      below = solution.cost;
    }
    return best;
  };

  return settle;
}

/** @returns the parts, the smallest first, and what everything costs at least */
function weighAll(
  problem: Problem,
  domains: Domains,
  among: readonly number[],
): { parts: Weighed[]; cost: number } {
  const parts = partsOf(problem, domains, among).map((part) => weigh(problem, domains, part));
  let cost = 0;
  for (const { least } of parts) cost += least;
  for (const at of among) {
    const option = single(domains[at] as SmallSet);
    if (option !== undefined) cost += variableOf(problem, at).costs[option] as number;
  }
  return { parts: parts.sort((a, b) => a.members.length - b.members.length), cost };
}

function weigh(problem: Problem, domains: Domains, part: Part): Weighed {
  const tree = spanningTree(part);
  const bounds = leastCosts(problem, domains, tree);
  const least = bounds.get(tree.root)?.[0]?.least ?? Infinity;
  return { members: [...part.keys()], bounds, root: tree.root, least };
}

function neighboursOf(problem: Problem, at: number): number[] {
  return variableOf(problem, at).ties.map(({ to }) => to);
}

function variableOf({ variables }: Problem, at: number): Variable {
  return variables[at] as Variable;
}
