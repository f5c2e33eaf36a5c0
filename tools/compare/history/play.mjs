import { allProjects } from './scenario.mjs';

/**
 * @typedef {object} PlayedCommit
 * @property {number} index Its place in `commits`; parents come first.
 * @property {string} id
 * @property {number[]} parents
 * @property {import('./scenario.mjs').Message} message
 * @property {Map<string, number>} tree Path to revision; a revision is never used twice.
 * @property {string[]} changed Paths that differ from the first parent, sorted.
 *
 * @typedef {object} History
 * @property {import('./scenario.mjs').Scenario} scenario
 * @property {PlayedCommit[]} commits
 * @property {Map<string, number>} branches
 * @property {string} current The branch that is checked out.
 * @property {{ service: string, version: string, commit: number, annotated: boolean }[]} tags
 * @property {number} revision
 */

/**
 * Plays the steps of a scenario and goes back to main.
 *
 * Any list of steps can be played: one that refers to something that is not there is left out, so that
 * steps can be taken out of a scenario.
 *
 * @param {import('./scenario.mjs').Scenario} scenario
 * @returns {History}
 */
export function play(scenario) {
  const history = beginHistory(scenario);
  for (const step of scenario.steps) applyStep(history, step);
  applyStep(history, { do: 'checkout', name: 'main' });
  return history;
}

/** A history without commits, for {@link applyStep}. */
export function beginHistory(scenario) {
  return { scenario, commits: [], branches: new Map(), current: 'main', tags: [], revision: 0 };
}

/** The commit that is checked out, `undefined` before the first. */
export function headOf(history) {
  return history.commits[history.branches.get(history.current) ?? -1];
}

/** The commit of an id, if it was played. */
export function commitOf(history, id) {
  return history.commits.find((commit) => commit.id === id);
}

/** Plays one step; changes `history`. */
export function applyStep(history, step) {
  const head = headOf(history);
  if (step.do === 'commit') return applyCommit(history, step, head);
  if (!head) return;
  if (step.do === 'branch') {
    const start = step.from === undefined ? head : commitOf(history, step.from);
    if (!start || history.branches.has(step.name)) return;
    history.branches.set(step.name, start.index);
    history.current = step.name;
  } else if (step.do === 'checkout') {
    if (history.branches.has(step.name)) history.current = step.name;
  } else if (step.do === 'tag') {
    const { service, version, annotated = true } = step;
    const taken = history.tags.some((tag) => tag.service === service && tag.version === version);
    if (!taken) history.tags.push({ service, version, annotated, commit: head.index });
  } else {
    applyMerge(history, step, head);
  }
}

function applyCommit(history, { id, message, changes }, head) {
  if (message.reverts !== undefined) {
    const target = commitOf(history, message.reverts);
    if (!target || !head || !ancestorsOf(history, head.index).has(target.index)) return;
  }
  const tree = new Map(head?.tree);
  for (const change of changes) applyChange(history, tree, change);
  push(history, { id, message, tree, parents: head ? [head.index] : [] });
}

function applyChange(history, tree, change) {
  const write = (path) => tree.set(path, ++history.revision);
  const project = allProjects(history.scenario).find(({ name }) =>
    [change.add, change.drop, change.move].includes(name),
  );
  if (change.write !== undefined) write(change.write);
  else if (change.remove !== undefined) tree.delete(change.remove);
  else if (change.add !== undefined && rootIn(tree, project) === undefined) {
    const root = project.formerRoot ?? project.root;
    for (const file of ['package.json', 'src/main.ts']) write(`${root}/${file}`);
  } else if (change.drop !== undefined) {
    const root = rootIn(tree, project);
    filesIn(tree, root).forEach((path) => tree.delete(path));
  } else if (change.move !== undefined && rootIn(tree, project) === project.formerRoot) {
    for (const path of filesIn(tree, project.formerRoot)) {
      tree.set(project.root + path.slice(project.formerRoot.length), tree.get(path));
      tree.delete(path);
    }
  }
}

function applyMerge(history, { id, branch, fastForward, message }, head) {
  const other = history.commits[history.branches.get(branch) ?? -1];
  if (!other) return;
  const mine = ancestorsOf(history, head.index);
  const theirs = ancestorsOf(history, other.index);
  if (mine.has(other.index)) return;
  if (fastForward && theirs.has(head.index)) {
    history.branches.set(history.current, other.index);
    return;
  }
  const base = history.commits[Math.max(-1, ...[...mine].filter((index) => theirs.has(index)))];
  const tree = new Map(head.tree);
  for (const path of new Set([...other.tree.keys(), ...(base?.tree.keys() ?? [])])) {
    const revision = other.tree.get(path);
    if (revision === base?.tree.get(path)) continue;
    if (revision === undefined) tree.delete(path);
    else tree.set(path, revision);
  }
  push(history, { id, message, tree, parents: [head.index, other.index] });
}

/** Adds a commit; what a merge or a revert left of a moved project in its former folder goes. */
function push(history, { id, message, tree, parents }) {
  for (const { root, formerRoot } of allProjects(history.scenario)) {
    if (formerRoot === undefined || !tree.has(`${root}/package.json`)) continue;
    filesIn(tree, formerRoot).forEach((path) => tree.delete(path));
  }
  const before = history.commits[parents[0] ?? -1]?.tree ?? new Map();
  const paths = new Set([...before.keys(), ...tree.keys()]);
  const changed = [...paths].filter((path) => before.get(path) !== tree.get(path)).sort();
  const index = history.commits.length;
  history.commits.push({ index, id, parents, message, tree, changed });
  history.branches.set(history.current, index);
}

/** The commits a commit is made of: its ancestors and itself. */
export function ancestorsOf(history, index) {
  const found = new Set();
  const open = [index];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (found.has(next)) continue;
    found.add(next);
    open.push(...history.commits[next].parents);
  }
  return found;
}

/** The folder a project has in a tree, `undefined` when it is not there. */
export function rootIn(tree, { root, formerRoot }) {
  return [root, formerRoot].find(
    (folder) => folder !== undefined && tree.has(`${folder}/package.json`),
  );
}

/** The projects that are there at the end, with the folder they are in. */
export function presentProjects(history, projects) {
  const tree = headOf(history)?.tree ?? new Map();
  return projects.flatMap((project) => {
    const root = rootIn(tree, project);
    return root === undefined ? [] : [{ ...project, root }];
  });
}

function filesIn(tree, root) {
  return [...tree.keys()].filter((path) => path.startsWith(`${root}/`));
}
