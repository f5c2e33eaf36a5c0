import { withRepository } from '../compare-repository.mjs';
import { play } from '../history/play.mjs';
import { askEngine } from '../peers/engine.mjs';
import { commit, DEALS, released, scenario } from './workspace.mjs';

const ask = (of) => {
  const history = play(of);
  return withRepository(history, (root) => askEngine(root, history));
};

/** Where the engine is wrong: each of these fails until it is right, and has to become a case then. */
describe('the engine, one day,', () => {
  it.failing('counts what was changed in a service before it was moved', async () => {
    const moved = scenario(
      [
        released('1.0.0'),
        commit('search', { type: 'feat' }, 'services/deals/src/main.ts'),
        {
          do: 'commit',
          id: 'move',
          message: { type: 'chore', subject: 'move' },
          changes: [{ move: 'deals' }],
        },
      ],
      { services: [{ ...DEALS, formerRoot: 'services/deals' }] },
    );
    expect(await ask(moved)).toEqual({ deals: '1.1.0' });
  });
});
