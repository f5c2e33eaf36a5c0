/** The shape of a history: children before their parents. */
export interface CommitNode {
  hash: string;
  parents: readonly string[];
}

/** Answers, for a fixed set of marked commits, which others are their ancestors. */
export interface Ancestry {
  /** Position of a commit in the history, `undefined` when it is not part of it. */
  indexOf(hash: string): number | undefined;
  /** Whether the commit at `index` is one of the marked commit's ancestors or itself. */
  isIn(index: number, marked: string): boolean;
  /** {@link isIn} for many positions. */
  ancestorsOf(marked: string): (index: number) => boolean;
  /** Tells whether the commit at a position is an ancestor of, or one of, all the marked ones given. */
  commonAncestorsOf(marked: Iterable<string>): (index: number) => boolean;
}

/**
 * Works out the ancestors of all marked commits in one pass: every commit has a
 * bit per marked commit, handed on to its parents. Commits with the same bits
 * share them, so that time and memory follow the marks and the merges, not their
 * product with the commits.
 *
 * @param commits children before their parents (`--topo-order`)
 * @param marked commits to ask about; those that are not in `commits` have no ancestors
 */
export function traceAncestry(commits: readonly CommitNode[], marked: Iterable<string>): Ancestry {
  const indexes = new Map(commits.map(({ hash }, index) => [hash, index]));
  const bits = new Map<string, number>();
  for (const hash of marked) if (indexes.has(hash) && !bits.has(hash)) bits.set(hash, bits.size);
  const width = Math.ceil(bits.size / 32);
  const none: Uint32Array = new Uint32Array(width);
  const rows = commits.map(() => none);
  commits.forEach(({ hash, parents }, index) => {
    const own = bits.get(hash);
    if (own !== undefined) rows[index] = withBit(rows[index] ?? none, own);
    const row = rows[index] ?? none;
    for (const parent of parents) {
      const to = indexes.get(parent);
      if (to === undefined) continue;
      if (to <= index) throw new Error(`commit ${hash} is listed after its parent ${parent}`);
      rows[to] = union(rows[to] ?? none, row);
    }
  });
  const rowAt = (index: number): Uint32Array => rows[index] ?? none;
  const ancestorsOf = (hash: string): ((index: number) => boolean) => {
    const bit = bits.get(hash);
    return bit === undefined ? () => false : (index) => hasBit(rowAt(index), bit);
  };
  return {
    indexOf: (hash) => indexes.get(hash),
    isIn: (index, hash) => ancestorsOf(hash)(index),
    ancestorsOf,
    commonAncestorsOf: (hashes) => {
      let mask = none;
      for (const hash of hashes) {
        const bit = bits.get(hash);
        if (bit === undefined) return () => false;
        mask = withBit(mask, bit);
      }
      const answers = new Map<Uint32Array, boolean>();
      return (index) => {
        const row = rowAt(index);
        let answer = answers.get(row);
        if (answer === undefined) answers.set(row, (answer = contains(row, mask)));
        return answer;
      };
    },
  };
}

function withBit(row: Uint32Array, bit: number): Uint32Array {
  if (hasBit(row, bit)) return row;
  const copy = row.slice();
  copy[bit >>> 5]! |= 1 << (bit & 31);
  return copy;
}

function hasBit(row: Uint32Array, bit: number): boolean {
  return (row[bit >>> 5]! & (1 << (bit & 31))) !== 0;
}

function contains(row: Uint32Array, other: Uint32Array): boolean {
  if (row === other) return true;
  for (let word = 0; word < other.length; word += 1) {
    if ((other[word]! & ~row[word]!) !== 0) return false;
  }
  return true;
}

/** One of the two when it has all that the other has, so that rows stay shared. */
function union(a: Uint32Array, b: Uint32Array): Uint32Array {
  if (contains(a, b)) return a;
  if (contains(b, a)) return b;
  return a.map((word, index) => word | b[index]!);
}
