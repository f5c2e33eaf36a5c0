import type { Part, TightTie } from './parts';

/** Ties that connect all variables of a part, without a circle. */
export interface Tree {
  /** The variable that is tied the most. */
  root: number;
  /** Every tie leads to a variable that no tie before it has to do with. */
  ties: readonly TightTie[];
}

/** Takes the tightest ties of a part: those of which leaving out would forget the most. */
export function spanningTree(part: Part): Tree {
  const outside = new Set(part.keys());
  const tightness = new Map(
    [...part].map(([at, all]) => [at, all.reduce((sum, each) => sum + each.tightness, 0)]),
  );
  const root = [...part.keys()].reduce((best, at) =>
    (tightness.get(at) ?? 0) > (tightness.get(best) ?? 0) ? at : best,
  );
  const taken: TightTie[] = [];
  /** For each variable outside, the tightest tie that leads there. */
  const nearest = new Map<number, TightTie>();
  const enter = (at: number): void => {
    outside.delete(at);
    nearest.delete(at);
    for (const each of part.get(at) ?? []) {
      const { to } = each.tie;
      const known = nearest.get(to);
      if (!outside.has(to) || (known !== undefined && known.tightness >= each.tightness)) continue;
      nearest.set(to, each);
    }
  };
  for (enter(root); nearest.size > 0;) {
    const next = [...nearest.values()].reduce((best, each) =>
      each.tightness > best.tightness ? each : best,
    );
    taken.push(next);
    enter(next.tie.to);
  }
  return { root, ties: taken };
}
