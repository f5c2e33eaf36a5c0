import { WORKSPACE_FILES } from './file-content.mjs';
import { generateMessage } from './generate-message.mjs';
import { headOf, presentProjects } from './play.mjs';

/** @typedef {import('./generate.mjs').Generation} Generation */

/**
 * A commit of one or several projects, on the branch that is checked out.
 *
 * @param {Generation} generation
 */
export function commit(generation) {
  const { random, history, features, scenario, play, nextId } = generation;
  const id = nextId();
  const names = scenario.services.map(({ name }) => name);
  const message = generateMessage(random, { id, features, names });
  const projects = presentProjects(history, [...scenario.services, ...scenario.libraries]);
  if (projects.length === 0) return;
  const count = random.weighted([
    [12, 1],
    [3, 2],
    [1, projects.length],
  ]);
  const changes = random.some(projects, count).flatMap((project) => changesIn(project, generation));
  if (random.chance(0.08)) changes.push({ write: random.pick(['README.md', 'docs/guide.md']) });
  if (features.has('root files') && random.chance(0.2)) {
    const root = { write: random.pick(WORKSPACE_FILES) };
    if (random.chance(0.5)) changes.push(root);
    else changes.splice(0, changes.length, root);
  }
  play({ do: 'commit', id, message, changes });
}

function changesIn({ root }, { random, history, features }) {
  const odd = (feature, probability, ...files) =>
    features.has(feature) && random.chance(probability) ? random.pick(files) : undefined;
  const file =
    odd('release files', 0.25, 'CHANGELOG.md', 'releases/1.0.0.json', 'docs/CHANGELOG.md') ??
    odd('odd paths', 0.3, 'src/größe.ts', 'src/two words.ts', 'recorded/answer.json', 'src/🚀.ts');
  if (file !== undefined) return [{ write: `${root}/${file}` }];
  const files = [...headOf(history).tree.keys()].filter(
    (path) => path.startsWith(`${root}/src/`) || path === `${root}/README.md`,
  );
  if (files.length > 0 && random.chance(0.15)) return [{ remove: random.pick(files) }];
  const name = random.weighted([
    [6, `src/${random.integer(1, 6)}.ts`],
    [1, 'README.md'],
    [1, 'package.json'],
  ]);
  return [{ write: `${root}/${name}` }];
}

/**
 * A branch from where the history stands, or from anywhere in it.
 *
 * @param {Generation} generation
 */
export function branch({ random, history, play }) {
  const name = `topic-${history.branches.size}`;
  const from = random.chance(0.3) ? random.pick(history.commits).id : undefined;
  play({ do: 'branch', name, ...(from !== undefined && { from }) });
}

/**
 * Goes to any branch.
 *
 * @param {Generation} generation
 */
export function checkout({ random, history, play }) {
  play({ do: 'checkout', name: random.pick([...history.branches.keys()]) });
}

/**
 * Merges any other branch into the one that is checked out.
 *
 * @param {Generation} generation
 */
export function merge({ random, history, features, play, nextId }) {
  const others = [...history.branches.keys()].filter((name) => name !== history.current);
  if (others.length > 0) play(mergeStep(random, features, random.pick(others), nextId()));
}

/** @returns {import('./scenario.mjs').Step} */
export function mergeStep(random, features, branch, id) {
  const titled = features.has('titled merges') && random.chance(0.4);
  return {
    do: 'merge',
    id,
    branch,
    fastForward: random.chance(0.4),
    message: titled
      ? { type: random.pick(['feat', 'fix']), bang: random.chance(0.1), subject: `take over ${id}` }
      : { text: `Merge branch '${branch}' (${id})` },
  };
}

/**
 * Removes a service with all its files, unless it is the last.
 *
 * @param {Generation} generation
 */
export function drop({ random, history, scenario, play, nextId }) {
  const services = presentProjects(history, scenario.services);
  if (services.length < 2) return;
  const { name } = random.pick(services);
  const id = nextId();
  play({
    do: 'commit',
    id,
    message: { type: random.pick(['feat', 'chore']), bang: false, subject: `remove ${name} ${id}` },
    changes: [{ drop: name }],
  });
}

/**
 * Moves a service that is still in its former folder.
 *
 * @param {Generation} generation
 */
export function move({ random, history, scenario, play, nextId }) {
  const services = presentProjects(history, scenario.services).filter(
    ({ root, formerRoot }) => root === formerRoot,
  );
  if (services.length === 0) return;
  const { name } = random.pick(services);
  const id = nextId();
  const type = random.pick(['refactor', 'chore', 'fix']);
  play({
    do: 'commit',
    id,
    message: { type, bang: false, subject: `move ${name} ${id}` },
    changes: [{ move: name }],
  });
}
