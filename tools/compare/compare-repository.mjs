import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { headOf, play } from './history/play.mjs';
import { writeRepository } from './history/write-repository.mjs';
import { judge } from './model/judge.mjs';
import { askEngine } from './peers/engine.mjs';
import { askNx } from './peers/nx.mjs';

/**
 * Makes a real repository of a scenario, asks the engine and Nx for its next release, and
 * judges their answers. The repository is removed.
 *
 * @param {import('./history/scenario.mjs').Scenario} scenario
 * @returns {Promise<import('./model/judge.mjs').Judgement[]>} for each service that is there
 *   at the end; none when there is none
 */
export async function compareRepository(scenario) {
  const history = play(scenario);
  return withRepository(history, async (root) => {
    const engine = await askEngine(root, history);
    const nx = Object.keys(engine).length > 0 ? await askNx(root, scenario.preid) : {};
    return judge(history, engine, nx);
  });
}

/**
 * @template T
 * @param {import('./history/play.mjs').History} history
 * @param {(root: string, hashes: string[]) => Promise<T>} use the folder, and the ids of the commits
 * @param {(index: number) => number} [dateOf] as {@link writeRepository} takes it
 * @returns {Promise<T>}
 */
export async function withRepository(history, use, dateOf) {
  if (!headOf(history)) throw new Error('a history needs a commit');
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'cicd-compare-')));
  try {
    return await use(root, await writeRepository(history, root, dateOf));
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

/** @param {import('./model/judge.mjs').Judgement} judgement */
export function isUnexplained({ verdict }) {
  return verdict === 'unexplained';
}
