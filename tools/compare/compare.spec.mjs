import { compareRepository, isUnexplained } from './compare-repository.mjs';
import { describe as readable } from './history/describe.mjs';
import { generateScenario } from './history/generate.mjs';
import { mapPool } from './pool.mjs';
import { isVacuous, tally } from './tally.mjs';

/** A sample; `npm run compare` takes hundreds. */
const SEEDS = [3, 54, 82, 226, 242, 245];

describe('random histories', () => {
  let results;

  beforeAll(async () => {
    results = await mapPool(SEEDS, 2, (seed) => compareRepository(generateScenario(seed)));
  }, 120_000);

  it.each(SEEDS.map((seed, index) => [seed, index]))(
    'leave no difference to nx release unexplained: seed %i',
    (seed, index) => {
      const failures = results[index].filter(isUnexplained);
      const history = failures.length > 0 ? readable(generateScenario(seed)) : '';
      expect({ failures, history }).toEqual({ failures: [], history: '' });
    },
  );

  it('agree often enough for this to show something', () => {
    expect(isVacuous(tally(results.flat()))).toBe(false);
  });
});
