import { branch, checkout, commit, drop, merge, mergeStep, move } from './actions.mjs';
import { WORKSPACE_FILES } from './file-content.mjs';
import { generateWorkspace } from './generate-workspace.mjs';
import { applyStep, beginHistory } from './play.mjs';
import { seededRandom } from './random.mjs';
import { release, revert } from './release-actions.mjs';

/**
 * What an action needs to choose its next steps: it plays them as it goes.
 *
 * @typedef {object} Generation
 * @property {ReturnType<typeof seededRandom>} random
 * @property {Set<string>} features What the history may hold, see `generate-workspace.mjs`.
 * @property {import('./scenario.mjs').Scenario} scenario
 * @property {import('./play.mjs').History} history Played so far.
 * @property {Set<string>} reverted Ids of the commits that were taken back, on any branch.
 * @property {boolean} onlyElsewhere Whether nothing is released on main.
 * @property {(step: import('./scenario.mjs').Step) => void} play
 * @property {() => string} nextId An id for a commit.
 */

/**
 * A random scenario; the same seed gives the same one.
 *
 * @param {number} seed
 * @returns {import('./scenario.mjs').Scenario}
 */
export function generateScenario(seed) {
  const random = seededRandom(seed);
  const { features, ...workspace } = generateWorkspace(random);
  const scenario = { seed, ...workspace, steps: [] };
  const history = beginHistory(scenario);
  let count = 0;
  const generation = {
    random,
    features,
    scenario,
    history,
    reverted: new Set(),
    onlyElsewhere: features.has('unmerged tags') && random.chance(0.3),
    play(step) {
      scenario.steps.push(step);
      applyStep(history, step);
    },
    nextId: () => `c${++count}`,
  };
  const actions = weightedActions(features);
  const act = (times) => {
    for (let left = times; left > 0; left -= 1) random.weighted(actions)(generation);
    finish(generation);
  };
  begin(generation);
  act(random.integer(2, 35));
  if (random.chance(0.6)) {
    release(generation);
    act(random.integer(2, 10));
  }
  return scenario;
}

function weightedActions(features) {
  return [
    [50, commit],
    [6, branch],
    [8, checkout],
    [9, merge],
    [8, release],
    [['reverts', 'odd reverts'].some((name) => features.has(name)) ? 14 : 2, revert],
    ...(features.has('dropped') ? [[2, drop]] : []),
    ...(features.has('moved') ? [[3, move]] : []),
  ];
}

/** The first commit has the workspace and most of its projects; the others come later. */
function begin(generation) {
  const { random, scenario, features, play, nextId } = generation;
  const { services, libraries } = scenario;
  const early = random.some(services, random.integer(1, services.length));
  const type = features.has('never released') && random.chance(0.5) ? 'feat' : 'chore';
  play({
    do: 'commit',
    id: nextId(),
    message: { type, bang: false, subject: 'begin' },
    changes: [
      ...WORKSPACE_FILES.map((write) => ({ write })),
      ...[...libraries, ...early].map(({ name }) => ({ add: name })),
    ],
  });
  early.forEach(({ name }) => firstRelease(generation, name));
  for (const { name } of services.filter((service) => !early.includes(service))) {
    for (let some = random.integer(0, 3); some > 0; some -= 1) commit(generation);
    play({
      do: 'commit',
      id: nextId(),
      message: { type: random.pick(['feat', 'chore']), bang: false, subject: `create ${name}` },
      changes: [{ add: name }],
    });
    firstRelease(generation, name);
  }
}

function firstRelease({ random, features, onlyElsewhere, play }, service) {
  if (onlyElsewhere || random.chance(features.has('never released') ? 0.5 : 0.05)) return;
  const zero = random.chance(features.has('zero major') ? 0.6 : 0.1);
  play({ do: 'tag', service, version: zero ? '0.3.0' : '1.0.0', annotated: random.chance(0.9) });
}

/** Goes back to main and merges what is left, mostly. */
function finish({ random, history, play, features, onlyElsewhere, nextId }) {
  play({ do: 'checkout', name: 'main' });
  if (onlyElsewhere) return;
  for (const name of [...history.branches.keys()].filter((name) => name !== 'main')) {
    if (random.chance(features.has('unmerged tags') ? 0.5 : 0.95)) {
      play(mergeStep(random, features, name, nextId()));
    }
  }
}
