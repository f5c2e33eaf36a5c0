import fc from 'fast-check';
import { reduce } from './reduce';
import { numbersIn } from './small-set';
import { leastCost, problemOf, problems } from './testing/problems';

const reduced = (problem: ReturnType<typeof problemOf>): number[][] | null => {
  const domains = problem.domains.slice();
  return reduce(problem, domains, domains.keys()) ? domains.map(numbersIn) : null;
};

test('leaves a solution that is as cheap', () => {
  fc.assert(
    fc.property(problems(), (problem) => {
      const domains = problem.domains.slice();
      const before = domains.map((set) => set.slice());
      const isLeft = reduce(problem, domains, domains.keys());
      const least = leastCost(problem);
      expect(isLeft ? leastCost({ ...problem, domains }) : Infinity).toBe(least);
      expect(problem.domains).toEqual(before);
    }),
    { numRuns: 2000 },
  );
});

test('takes out what nothing of a neighbour goes together with', () => {
  const costs = [[0, 1], [0], [0, 0, 0]];
  // The first variable cannot take its first option, so the third one cannot take what only goes with that.
  const problem = problemOf(costs, [
    [0, 0, 1, 0],
    [2, 0, 0, 1],
    [2, 1, 0, 1],
  ]);
  expect(reduced(problem)).toEqual([[1], [0], [2]]);
});

test('takes out what a cheaper option can do as well', () => {
  const problem = problemOf(
    [
      [0, 1, 2],
      [5, 6],
    ],
    [
      [0, 0, 1, 0],
      [0, 1, 1, 0],
    ],
  );
  expect(reduced(problem)).toEqual([
    [0, 2],
    [0, 1],
  ]);
});

test('says so when a variable has nothing left', () => {
  const pairs = [0, 1].map((option) => [0, option, 1, 0] as const);
  expect(reduced(problemOf([[0, 1], [0]], pairs))).toBeNull();
});
