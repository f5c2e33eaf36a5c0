import { withRepository } from '../compare-repository.mjs';
import { generateScenario } from '../history/generate.mjs';
import { play } from '../history/play.mjs';
import { askEngine } from '../peers/engine.mjs';
import { answers } from './answer.mjs';

/** The first two have a service that was moved, and a branch from before. */
const SEEDS = [330, 566, ...Array.from({ length: 40 }, (_, index) => 2_731 + index)];

describe('the engine answers by the book', () => {
  it.each(SEEDS)('in random histories: seed %i', async (seed) => {
    const history = play(generateScenario(seed));
    const planned = await withRepository(history, (root) => askEngine(root, history));
    expect(planned).toEqual(Object.fromEntries(answers(history, new Set())));
  });
});
