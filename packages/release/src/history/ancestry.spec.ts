import fc from 'fast-check';
import { traceAncestry, type CommitNode } from './ancestry';
import { broughtIn } from './brought-in';

/** Histories with merges of any shape: every commit's parents come after it. */
const history: fc.Arbitrary<CommitNode[]> = fc.integer({ min: 1, max: 40 }).chain((size) =>
  fc
    .tuple(
      ...Array.from({ length: size }, (_, index) =>
        index === size - 1
          ? fc.constant<number[]>([])
          : fc.uniqueArray(fc.integer({ min: index + 1, max: size - 1 }), { maxLength: 3 }),
      ),
    )
    .map((parents) =>
      parents.map((list, index) => ({
        hash: `c${index}`,
        parents: list.map((parent) => `c${parent}`),
      })),
    ),
);

function ancestors(commits: readonly CommitNode[], hash: string): Set<string> {
  const byHash = new Map(commits.map((commit) => [commit.hash, commit]));
  const visit = (at: string, seen: Set<string>): Set<string> => {
    if (!seen.has(at)) {
      seen.add(at);
      byHash.get(at)?.parents.forEach((parent) => visit(parent, seen));
    }
    return seen;
  };
  return visit(hash, new Set());
}

test('ancestors are told as by definition, for many marks at once', () => {
  fc.assert(
    fc.property(history, (commits) => {
      const ancestry = traceAncestry(
        commits,
        commits.map(({ hash }) => hash),
      );
      for (const { hash } of commits) {
        const expected = ancestors(commits, hash);
        expect(
          commits
            .filter((_, index) => ancestry.ancestorsOf(hash)(index))
            .map((commit) => commit.hash),
        ).toEqual(commits.map((commit) => commit.hash).filter((other) => expected.has(other)));
      }
    }),
    { numRuns: 200 },
  );
});

test('common ancestors are those of every one', () => {
  fc.assert(
    fc.property(history, fc.array(fc.nat(39), { maxLength: 5 }), (commits, picks) => {
      const marked = picks.flatMap((pick) => commits[pick]?.hash ?? []);
      const ancestry = traceAncestry(commits, marked);
      const isCommon = ancestry.commonAncestorsOf(marked);
      expect(commits.map((_, index) => isCommon(index))).toEqual(
        commits.map((_, index) => marked.every((hash) => ancestry.ancestorsOf(hash)(index))),
      );
    }),
    { numRuns: 200 },
  );
  expect(traceAncestry([{ hash: 'a', parents: [] }], []).commonAncestorsOf(['elsewhere'])(0)).toBe(
    false,
  );
});

test('a merge brought in what its other parents have and its first has not', () => {
  fc.assert(
    fc.property(history, (commits) => {
      const ancestry = traceAncestry(commits, []);
      commits.forEach(({ parents: [first, ...others] }, index) => {
        const mainline = first === undefined ? new Set<string>() : ancestors(commits, first);
        const expected = new Set(
          others
            .flatMap((parent) => [...ancestors(commits, parent)])
            .filter((hash) => !mainline.has(hash)),
        );
        expect(broughtIn(commits, ancestry, index).map((at) => commits[at]?.hash)).toEqual(
          commits.map(({ hash }) => hash).filter((hash) => expected.has(hash)),
        );
      });
    }),
    { numRuns: 200 },
  );
});

test('marks and commits outside of the history have no ancestors here', () => {
  const ancestry = traceAncestry([{ hash: 'a', parents: ['hidden'] }], ['elsewhere']);
  expect([
    ancestry.ancestorsOf('elsewhere')(0),
    ancestry.ancestorsOf('a')(0),
    ancestry.indexOf('hidden'),
  ]).toEqual([false, false, undefined]);
});

test('a history in the wrong order is refused instead of misread', () => {
  expect(() =>
    traceAncestry(
      [
        { hash: 'parent', parents: [] },
        { hash: 'child', parents: ['parent'] },
      ],
      ['child'],
    ),
  ).toThrow('after its parent');
});
