import { compare, inc, prerelease } from 'semver';
import { ancestorsOf, headOf, presentProjects } from './play.mjs';

/** @typedef {import('./generate.mjs').Generation} Generation */

/**
 * Tags what is there, in a release commit of its own or where it stands.
 *
 * @param {Generation} generation
 */
export function release(generation) {
  const { random, history, scenario, onlyElsewhere, play, nextId } = generation;
  const services = presentProjects(history, scenario.services);
  if (services.length === 0 || (onlyElsewhere && history.current === 'main')) return;
  const chosen = random.some(services, random.integer(1, services.length));
  const versions = chosen.map(({ name }) => ({ name, version: nextVersion(name, generation) }));
  if (random.chance(0.6)) {
    play({
      do: 'commit',
      id: nextId(),
      message: { type: 'chore', scope: 'release', bang: false, subject: 'publish' },
      changes: chosen.map(({ root }) => ({ write: `${root}/CHANGELOG.md` })),
    });
  }
  for (const { name, version } of versions) {
    play({ do: 'tag', service: name, version, annotated: random.chance(0.95) });
    if (prerelease(version) === null && random.chance(0.05)) {
      play({ do: 'tag', service: name, version: `${version}-rollback`, annotated: true });
    }
  }
}

/** A version above those in the history of the branch, that no other branch has. */
function nextVersion(service, { random, history, features }) {
  const reachable = ancestorsOf(history, headOf(history).index);
  const tags = history.tags.filter((tag) => tag.service === service);
  const versions = tags.filter(({ commit }) => reachable.has(commit)).map(({ version }) => version);
  const stable = versions
    .filter((version) => prerelease(version) === null)
    .sort(compare)
    .at(-1);
  const type = random.weighted([
    [5, 'patch'],
    [4, 'minor'],
    [1, 'major'],
  ]);
  const isRelease = !features.has('prereleases') || random.chance(0.5);
  let next = stable === undefined ? '1.0.0' : inc(stable, type);
  if (!isRelease) next = `${next}-${random.pick(['rc', 'rc', 'beta'])}.0`;
  const taken = new Set(tags.map(({ version }) => version));
  while (taken.has(next)) next = inc(next, isRelease ? 'patch' : 'prerelease');
  return next;
}

/**
 * Takes back a commit, or puts it in again by taking back its revert.
 *
 * @param {Generation} generation
 */
export function revert({ random, history, features, reverted, play, nextId }) {
  const reachable = ancestorsOf(history, headOf(history).index);
  const candidates = history.commits.filter(
    (commit) =>
      commit.index > 0 &&
      reachable.has(commit.index) &&
      commit.changed.length > 0 &&
      commit.message.scope !== 'release' &&
      !reverted.has(commit.id) &&
      depthOf(history, commit) < 2,
  );
  if (candidates.length === 0) return;
  const reverts = candidates.filter(({ message }) => message.reverts !== undefined);
  const target =
    reverts.length > 0 && random.chance(0.4)
      ? random.pick(reverts)
      : random.chance(0.7)
        ? candidates.at(-1)
        : random.pick(candidates);
  reverted.add(target.id);
  const undo = target.changed.map((path) => ({ write: path }));
  const partly = undo.length > 1 && random.chance(0.2);
  play({
    do: 'commit',
    id: nextId(),
    message: { reverts: target.id, style: revertStyle(random, features, target) },
    changes: partly ? random.some(undo, 1) : undo,
  });
}

function revertStyle(random, features, target) {
  const { reverts, style = 'git' } = target.message;
  if (reverts !== undefined && style.startsWith('git') && random.chance(0.5)) return 'reapply';
  if (!features.has('odd reverts')) return 'git';
  return random.pick(['git', 'git-without-hash', 'conventional', 'refs']);
}

function depthOf(history, { message }) {
  if (message.reverts === undefined) return 0;
  return (
    1 +
    depthOf(
      history,
      history.commits.find(({ id }) => id === message.reverts),
    )
  );
}
