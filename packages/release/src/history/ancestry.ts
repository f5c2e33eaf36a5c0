/** The shape of a history: children before their parents. */
export interface CommitNode {
  hash: string;
  parents: readonly string[];
}

/** Answers, for a fixed set of commits, whether another one is an ancestor of them. */
export interface Ancestry {
  /** Position of a commit in the history, `undefined` when it is not part of it. */
  indexOf(hash: string): number | undefined;
  /** Whether the commit at `index` is one of the marked commit's ancestors or itself. */
  isIn(index: number, marked: string): boolean;
}

/**
 * Works out the ancestors of all marked commits in one pass: every commit has a
 * bit per marked commit, handed on to its parents. With n commits and m marks it
 * takes n·m/32 steps and n·m/8 bytes.
 *
 * @param commits children before their parents (`--topo-order`)
 * @param marked commits to ask about; those that are not in `commits` have no ancestors
 */
export function traceAncestry(commits: readonly CommitNode[], marked: Iterable<string>): Ancestry {
  const indexes = new Map(commits.map(({ hash }, index) => [hash, index]));
  const bits = new Map<string, number>();
  for (const hash of marked) if (indexes.has(hash) && !bits.has(hash)) bits.set(hash, bits.size);
  const width = Math.ceil(bits.size / 32);
  const words = new Uint32Array(commits.length * width);
  commits.forEach(({ hash, parents }, index) => {
    const from = index * width;
    const own = bits.get(hash);
    if (own !== undefined) setBit(words, from, own);
    for (const parent of parents) {
      const to = indexes.get(parent);
      if (to === undefined) continue;
      if (to <= index) throw new Error(`commit ${hash} is listed after its parent ${parent}`);
      for (let word = 0; word < width; word += 1) words[to * width + word]! |= words[from + word]!;
    }
  });
  return {
    indexOf: (hash) => indexes.get(hash),
    isIn: (index, hash) => {
      const bit = bits.get(hash);
      return bit !== undefined && hasBit(words, index * width, bit);
    },
  };
}

function setBit(words: Uint32Array, from: number, bit: number): void {
  words[from + (bit >>> 5)]! |= 1 << (bit & 31);
}

function hasBit(words: Uint32Array, from: number, bit: number): boolean {
  return (words[from + (bit >>> 5)]! & (1 << (bit & 31))) !== 0;
}

/**
 * The commits a merge brought in: ancestors of its other parents that are not
 * ancestors of its first. Empty for a commit that is no merge.
 *
 * @returns positions in `commits`
 */
export function broughtIn(
  commits: readonly CommitNode[],
  ancestry: Ancestry,
  merge: number,
): number[] {
  const [first, ...others] = commits[merge]?.parents ?? [];
  if (first === undefined || others.length === 0) return [];
  const mainline = reachable(commits, ancestry, [first]);
  return [...reachable(commits, ancestry, others)]
    .filter((index) => !mainline.has(index))
    .sort((a, b) => a - b);
}

function reachable(
  commits: readonly CommitNode[],
  ancestry: Ancestry,
  from: readonly string[],
): Set<number> {
  const seen = new Set<number>();
  const open = [...from];
  for (let hash = open.pop(); hash !== undefined; hash = open.pop()) {
    const index = ancestry.indexOf(hash);
    if (index === undefined || seen.has(index)) continue;
    seen.add(index);
    open.push(...(commits[index]?.parents ?? []));
  }
  return seen;
}
