import { spawnSync } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withRepository } from '../compare-repository.mjs';
import { play } from '../history/play.mjs';
import { cleanEnvironment } from '../history/write-repository.mjs';
import { askEngine } from '../peers/engine.mjs';
import { askNx } from '../peers/nx.mjs';
import { commit, released, scenario } from './workspace.mjs';

describe('a shallow clone', () => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'cicd-compare-')));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('is refused by the engine, while Nx counts from 0.0.0 what is left', async () => {
    const history = play(
      scenario([
        commit('search', { type: 'feat', bang: true }),
        released('3.4.0'),
        commit('words', { type: 'docs' }),
        commit('repair', { type: 'fix' }),
      ]),
    );
    await withRepository(history, async (root) => {
      const url = `file://${root}`;
      const { status, stderr } = spawnSync('git', ['clone', '--quiet', '--depth=2', url, folder], {
        env: cleanEnvironment(),
        encoding: 'utf8',
      });
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
      expect(await askEngine(root, history)).toEqual({ deals: '3.4.1' });
      expect(await askEngine(folder, history)).toEqual({ deals: 'refused: shallow-clone' });
      expect(await askNx(folder, null)).toEqual({ deals: '0.0.1' });
    });
  }, 60_000);
});
