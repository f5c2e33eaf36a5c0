import type { Domains, Problem, Variable } from './problem';
import { covers, meets, numbersIn, remove, type SmallSet } from './small-set';

/**
 * Takes out options that cannot be a part of any solution, since no option of a neighbour goes together with them, and those
 * that no solution needs, since another one costs no more and goes together with all that they do. The cheapest solution costs as
 * much as before.
 *
 * @param domains changed in place; the sets in it are not
 * @param waiting variables to look at: all, or the neighbours of those that have changed
 * @returns false when a variable has no option left
 */
export function reduce(
  { variables }: Problem,
  domains: Domains,
  waiting: Iterable<number>,
): boolean {
  const open = new Set(waiting);
  // A set hands out what is put into it meanwhile.
  for (const at of open) {
    open.delete(at);
    const variable = variables[at] as Variable;
    const before = domains[at] as SmallSet;
    const after = before.slice();
    const kept: number[] = [];
    const options = numbersIn(before);
    for (const option of options) {
      if (isSupported(variable, option, domains) && !isNeedless(variable, option, kept, domains))
        kept.push(option);
      else remove(after, option);
    }
    if (kept.length === 0) return false;
    if (kept.length === options.length) continue;
    domains[at] = after;
    for (const { to } of variable.ties) open.add(to);
  }
  return true;
}

function isSupported({ ties }: Variable, option: number, domains: Domains): boolean {
  for (const { to, rows } of ties) {
    const other = domains[to] as SmallSet;
    if (!meets(rows, option * other.length, other)) return false;
  }
  return true;
}

/** Whether a cheaper option goes together with everything that this one does. */
function isNeedless(
  { ties }: Variable,
  option: number,
  cheaper: readonly number[],
  domains: Domains,
): boolean {
  return cheaper.some((better) => {
    for (const { to, rows } of ties) {
      const other = domains[to] as SmallSet;
      if (!covers(rows, better * other.length, option * other.length, other)) return false;
    }
    return true;
  });
}
