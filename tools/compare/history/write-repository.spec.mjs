import { execFileSync } from 'node:child_process';
import { withRepository } from '../compare-repository.mjs';
import { askEngine } from '../peers/engine.mjs';
import { generateScenario } from './generate.mjs';
import { headOf, play } from './play.mjs';
import { tagName } from './scenario.mjs';
import { cleanEnvironment } from './write-repository.mjs';

const SEEDS = [500, 501, 502, 503, 504];

/** git in a folder; lines are given to it, and taken from it. */
const gitIn =
  (root) =>
  (args, input = []) =>
    execFileSync('git', args, {
      cwd: root,
      env: cleanEnvironment(),
      encoding: 'utf8',
      input: input.map((line) => `${line}\n`).join(''),
    })
      .split('\n')
      .slice(0, -1);

describe('a repository that is written', () => {
  it.each(SEEDS)('has the commits, files, branches and tags that were played: seed %i', (seed) => {
    const history = play(generateScenario(seed));
    const { commits, scenario } = history;
    return withRepository(history, async (root, hashes) => {
      const git = gitIn(root);
      const head = headOf(history);
      const lineOf = ({ index, parents }) => [index, ...parents].map((at) => hashes[at]).join(' ');
      const lines = commits.map(lineOf);
      const found = git(['rev-list', '--no-walk=unsorted', '--parents', '--stdin'], hashes);
      expect(found).toEqual(lines);

      const firstParents = lines.map((line) => line.split(' ').slice(0, 2).join(' '));
      const options = ['--stdin', '-r', '--root', '--no-renames', '--name-only'];
      const differences = git(['-c', 'core.quotePath=off', 'diff-tree', ...options], firstParents);
      expect(differences).toEqual(
        commits.flatMap(({ index, changed }) =>
          changed.length > 0 ? [hashes[index], ...bytewise(changed)] : [],
        ),
      );
      const files = git(['-c', 'core.quotePath=off', 'ls-tree', '-r', '--name-only', 'HEAD']);
      expect(files).toEqual(bytewise([...head.tree.keys()]));
      expect(git(['rev-parse', 'HEAD'])).toEqual([hashes[head.index]]);
      expect(git(['status', '--porcelain'])).toEqual([]);

      const format =
        '--format=%(refname:short) %(if)%(*objectname)%(then)%(*objectname)%(else)%(objectname)%(end)';
      const tags = history.tags.map(
        ({ service, version, commit }) =>
          `${tagName(scenario, service, version)} ${hashes[commit]}`,
      );
      expect(git(['for-each-ref', 'refs/tags', format]).sort()).toEqual(tags.sort());
    });
  });

  it.each(SEEDS)('is planned the same whatever the clocks said: seed %i', async (seed) => {
    const history = play(generateScenario(seed));
    const ask = (root) => askEngine(root, history);
    const backwards = (index) => history.commits.length - index;
    expect(await withRepository(history, ask, backwards)).toEqual(
      await withRepository(history, ask),
    );
  });
});

/** As git sorts paths. */
function bytewise(paths) {
  return [...paths].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
}
