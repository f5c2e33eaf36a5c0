import fc from 'fast-check';
import type { Problem, Tie } from '../problem';
import { allBelow, has, put, wordsFor } from '../small-set';

/** Pairs of options that do not go together: variable, option, other variable, its option. */
export type Forbidden = readonly [number, number, number, number];

/** @param costs of the options of each variable, the cheapest first */
export function problemOf(
  costs: readonly (readonly number[])[],
  forbidden: readonly Forbidden[],
): Problem {
  const between = (at: number, to: number): Tie => {
    const width = wordsFor(costs[to]?.length ?? 0);
    const rows = new Uint32Array((costs[at]?.length ?? 0) * width);
    (costs[at] ?? []).forEach((_, option) =>
      (costs[to] ?? []).forEach((_, other) => {
        const isForbidden = forbidden.some(
          ([a, x, b, y]) =>
            (a === at && x === option && b === to && y === other) ||
            (b === at && y === option && a === to && x === other),
        );
        if (!isForbidden) put(rows, other, option * width);
      }),
    );
    return { to, rows };
  };
  const variables = costs.map((own, at) => {
    const others = new Set(forbidden.flatMap(([a, , b]) => (a === at ? [b] : b === at ? [a] : [])));
    return { costs: own, ties: [...others].map((to) => between(at, to)) };
  });
  return { step: 1, variables, domains: costs.map(({ length }) => allBelow(length)) };
}

/** Problems of which every solution can be tried. @param links how many pairs are forbidden at most */
export function problems({ links = 40, isTree = false } = {}): fc.Arbitrary<Problem> {
  const costs = fc.array(
    fc
      .array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 4 })
      .map((all) => all.sort((a, b) => a - b)),
    { minLength: 1, maxLength: 6 },
  );
  return costs.chain((all) => {
    const variable = fc.integer({ min: 0, max: all.length - 1 });
    const pair = fc
      .tuple(variable, fc.nat(), variable, fc.nat())
      .filter(([a, , b]) => a !== b)
      .map(([a, x, b, y]): Forbidden => {
        // In a tree, each variable is tied to one before it: always the same.
        const [from, to] = isTree ? [Math.max(a, b), (Math.max(a, b) - 1) >> 1] : [a, b];
        return [from, x % (all[from]?.length ?? 1), to, y % (all[to]?.length ?? 1)];
      });
    return fc
      .array(pair, { maxLength: all.length === 1 ? 0 : links })
      .map((forbidden) => problemOf(all, forbidden));
  });
}

/** The cheapest solution that has an option of a variable, or any; Infinity when there is none. */
export function leastCost(
  { variables, domains }: Problem,
  fixed?: { variable: number; option: number },
): number {
  let least = Infinity;
  const visit = (chosen: readonly number[], cost: number): void => {
    const at = chosen.length;
    const variable = variables[at];
    if (variable === undefined) {
      least = Math.min(least, cost);
      return;
    }
    variable.costs.forEach((own, option) => {
      const isLeft = has(domains[at] ?? new Uint32Array(1), option);
      if (!isLeft || (fixed?.variable === at && fixed.option !== option)) return;
      const fits = variable.ties.every(({ to, rows }) => {
        const other = chosen[to];
        return other === undefined || has(rows, other, option * (domains[to]?.length ?? 1));
      });
      if (fits) visit([...chosen, option], cost + own);
    });
  };
  visit([], 0);
  return least;
}
