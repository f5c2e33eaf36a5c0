import fc from 'fast-check';
import { solve } from './solve';
import { leastCost, problemOf, problems } from './testing/problems';

const PLENTY = 10_000;

test('finds the cheapest solution, or that there is none', () => {
  fc.assert(
    fc.property(problems(), (problem) => {
      const answer = solve(problem, PLENTY);
      const least = leastCost(problem);
      if (least === Infinity) {
        expect(answer).toEqual({ kind: 'impossible' });
        return;
      }
      if (answer.kind !== 'solved') throw new Error(`it is ${answer.kind}`);
      expect(answer.cost).toBe(least);
      const { options } = answer;
      const domains = options.map((option) => Uint32Array.of(1 << option));
      expect(leastCost({ ...problem, domains })).toBe(least);
    }),
    { numRuns: 3000 },
  );
});

test('whatever slack it begins with', () => {
  fc.assert(
    fc.property(problems(), fc.integer({ min: 1, max: 60 }), (problem, step) => {
      expect(solve({ ...problem, step }, PLENTY)).toMatchObject(
        leastCost(problem) === Infinity
          ? { kind: 'impossible' }
          : { kind: 'solved', cost: leastCost(problem) },
      );
    }),
  );
});

/** Circles of three of which no two can take what is cheapest: a bound by trees forgets one tie of each. */
const circles = (count: number) =>
  problemOf(
    Array.from({ length: 3 * count }, () => [0, 1]),
    Array.from({ length: count }, (_, at) => [3 * at, 3 * at + 1, 3 * at + 2]).flatMap(
      ([a = 0, b = 0, c = 0]) =>
        [
          [a, b],
          [b, c],
          [c, a],
        ].map(([one = 0, other = 0]) => [one, 0, other, 0] as const),
    ),
  );

test('what has nothing to do with each other is not multiplied', () => {
  expect(solve(circles(1), 10)).toMatchObject({ kind: 'solved', cost: 2 });
  expect(solve(circles(60), 60 * 20)).toMatchObject({ kind: 'solved', cost: 120 });
});

test('gives up when it may not look at more', () => {
  expect(solve(circles(2), 1)).toEqual({ kind: 'undecided' });
});
