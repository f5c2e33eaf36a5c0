import type { Domains, Problem, Variable } from './problem';
import { covers, isEmpty, meets, numbersIn, remove, type SmallSet } from './small-set';

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
    const left = numbersIn(before).filter((option) => {
      const keeps = isSupported(variable, option, domains);
      if (!keeps) remove(after, option);
      return keeps;
    });
    for (let each = 1; each < left.length; each += 1) {
      const option = left[each] as number;
      if (isNeedless(variable, option, left.slice(0, each), domains)) remove(after, option);
    }
    if (isEmpty(after)) return false;
    if (after.every((word, index) => word === before[index])) continue;
    domains[at] = after;
    for (const { to } of variable.ties) open.add(to);
  }
  return true;
}

function isSupported({ ties }: Variable, option: number, domains: Domains): boolean {
  return ties.every(({ to, rows }) => {
    const other = domains[to] as SmallSet;
    return meets(rows, option * other.length, other);
  });
}

/** Whether a cheaper option goes together with everything that this one does. */
function isNeedless(
  { ties }: Variable,
  option: number,
  cheaper: readonly number[],
  domains: Domains,
): boolean {
  return cheaper.some((better) =>
    ties.every(({ to, rows }) => {
      const other = domains[to] as SmallSet;
      return covers(rows, better * other.length, option * other.length, other);
    }),
  );
}
