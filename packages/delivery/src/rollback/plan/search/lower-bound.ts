import type { Domains, Problem, Variable } from './problem';
import { has, numbersIn, type SmallSet } from './small-set';
import type { Tree } from './spanning-tree';

/** An option, and what a solution that has it costs at least. */
export interface Bound {
  option: number;
  least: number;
}

/**
 * Reckons what each option of some variables costs at least: as much as the cheapest solution with it when all ties are left out but
 * those of a tree. Where there are no others, it costs just that.
 *
 * @returns by variable; the cheapest option first
 */
export function leastCosts(
  { variables }: Problem,
  domains: Domains,
  { root, ties }: Tree,
): ReadonlyMap<number, readonly Bound[]> {
  const bounds = new Map<number, Bound[]>();
  for (const at of [root, ...ties.map(({ tie }) => tie.to)]) {
    const { costs } = variables[at] as Variable;
    const options = numbersIn(domains[at] as SmallSet);
    bounds.set(
      at,
      options.map((option) => ({ option, least: costs[option] as number })),
    );
  }
  const of = (at: number): Bound[] => bounds.get(at) ?? [];
  const widthOf = (at: number): number => (domains[at] as SmallSet).length;
  /** What each option of a tie's nearer end pays for everything beyond the tie. */
  const paid = ties.map(() => [] as number[]);
  for (let at = ties.length - 1; at >= 0; at -= 1) {
    const { from, tie } = ties[at] as Tree['ties'][number];
    const beyond = of(tie.to).sort(byCost);
    for (const bound of of(from)) {
      const row = bound.option * widthOf(tie.to);
      const best = beyond.find(({ option }) => has(tie.rows, option, row));
      (paid[at] as number[])[bound.option] = best?.least ?? Infinity;
      bound.least += best?.least ?? Infinity;
    }
  }
  for (const [at, { from, tie }] of ties.entries()) {
    const rest = of(from)
      .map(({ option, least }) => ({ option, least: least - (paid[at]?.[option] ?? 0) }))
      .sort(byCost);
    for (const bound of of(tie.to)) {
      const best = rest.find(({ option }) => has(tie.rows, bound.option, option * widthOf(tie.to)));
      bound.least += best?.least ?? Infinity;
    }
  }
  for (const all of bounds.values()) all.sort(byCost);
  return bounds;
}

function byCost(a: Bound, b: Bound): number {
  return a.least - b.least || a.option - b.option;
}
