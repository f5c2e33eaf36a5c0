import fc from 'fast-check';
import { leastCosts } from './lower-bound';
import { partsOf } from './parts';
import type { Problem } from './problem';
import { reduce } from './reduce';
import { single } from './small-set';
import { spanningTree } from './spanning-tree';
import { leastCost, problems } from './testing/problems';

/** For each option that is left in the only part: what is reckoned, and what it really costs. */
function compared(problem: Problem): { least: number; real: number }[] {
  const domains = problem.domains.slice();
  if (!reduce(problem, domains, domains.keys())) return [];
  const parts = partsOf(problem, domains, [...domains.keys()]);
  const settled = domains.reduce((sum, domain, at) => {
    const option = single(domain);
    return option === undefined ? sum : sum + (problem.variables[at]?.costs[option] ?? 0);
  }, 0);
  const [part, ...more] = parts;
  if (part === undefined || more.length > 0) return [];
  return [...leastCosts(problem, domains, spanningTree(part))].flatMap(([variable, bounds]) =>
    bounds.map(({ option, least }) => ({
      least: settled + least,
      real: leastCost({ ...problem, domains }, { variable, option }),
    })),
  );
}

test('never says more than it costs', () => {
  fc.assert(
    fc.property(problems(), (problem) => {
      for (const { least, real } of compared(problem)) expect(least).toBeLessThanOrEqual(real);
    }),
    { numRuns: 3000 },
  );
});

test('says what it costs where there are no circles', () => {
  let seen = 0;
  fc.assert(
    fc.property(problems({ isTree: true, links: 15 }), (problem) => {
      for (const { least, real } of compared(problem)) {
        expect(least).toBe(real);
        seen += 1;
      }
    }),
    { numRuns: 3000 },
  );
  expect(seen).toBeGreaterThan(100);
});
