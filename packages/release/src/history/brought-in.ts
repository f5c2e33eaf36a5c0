import type { Ancestry, CommitNode } from './ancestry';

const MAINLINE = 1;
const BRANCH = 2;

/**
 * The commits a merge brought in: ancestors of its other parents that are not
 * ancestors of its first. Empty for a commit that is no merge.
 *
 * It looks no further back than to where the branches parted: since children are
 * listed before their parents, a commit that is reached is known to be on both
 * sides once everything above it has been looked at.
 *
 * @returns positions in `commits`, newest first
 */
export function broughtIn(
  commits: readonly CommitNode[],
  ancestry: Ancestry,
  merge: number,
): number[] {
  const [first, ...others] = commits[merge]?.parents ?? [];
  if (first === undefined || others.length === 0) return [];
  const sides = new Map<number, number>();
  let branchOnly = 0;
  const reach = (hash: string, side: number): void => {
    const index = ancestry.indexOf(hash);
    if (index === undefined) return;
    const before = sides.get(index) ?? 0;
    const after = before | side;
    sides.set(index, after);
    branchOnly += Number(after === BRANCH) - Number(before === BRANCH);
  };
  reach(first, MAINLINE);
  others.forEach((hash) => reach(hash, BRANCH));
  const found: number[] = [];
  for (let index = merge + 1; branchOnly > 0 && index < commits.length; index += 1) {
    const side = sides.get(index);
    if (side === undefined) continue;
    if (side === BRANCH) {
      found.push(index);
      branchOnly -= 1;
    }
    commits[index]?.parents.forEach((parent) => reach(parent, side));
  }
  return found;
}
