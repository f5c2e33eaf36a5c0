import { inc } from 'semver';
import { ancestorsOf, headOf, presentProjects } from '../history/play.mjs';
import { allProjects, groupOf } from '../history/scenario.mjs';
import { cancelReverts } from './cancel-reverts.mjs';
import { NONE, PATCH, levelOf } from './levels.mjs';
import { touchOf } from './touches.mjs';
import { baseOf, versionAfter } from './versions.mjs';

/** The answer for a service when there is no plan at all. */
export const refused = (code) => `refused: ${code}`;

/**
 * What the releases of a history are by the book: with no rules what the engine has to
 * answer, with all rules what Nx has to.
 *
 * @param {import('../history/play.mjs').History} history
 * @param {ReadonlySet<string>} rules names of `rules.mjs`: where Nx's way is taken
 * @returns {Map<string, string | null>} by service
 */
export function answers(history, rules) {
  const { scenario } = history;
  const projects = presentProjects(history, allProjects(scenario));
  const services = presentProjects(history, scenario.services);
  const versions = new Map(
    services.map(({ name }) => [name, ownVersion(name, history, projects, rules)]),
  );
  if (rules.has('dependents')) addDependents(versions, services, history, rules);
  if (!rules.has('tag-taken')) refuseTaken(versions, history);
  return versions;
}

function ownVersion(service, history, projects, rules) {
  const { scenario } = history;
  const base = baseOf(history, service, rules);
  const since = (tagged) => {
    const released = tagged
      ? ancestorsOf(history, tagged.commit)
      : beforeFirst(service, history, projects, rules);
    const items = [...ancestorsOf(history, headOf(history).index)]
      .filter((index) => !released.has(index))
      .sort((a, b) => b - a)
      .map((index) => history.commits[index])
      .map((commit) => ({ commit, touch: touchOf(commit, service, projects, scenario, rules) }))
      .filter(({ touch }) => touch !== null);
    const left = rules.has('revert-cancels') ? items : cancelReverts(items, history);
    const levels = left.map(({ commit, touch }) => {
      const level = levelOf(commit, service, history, rules);
      const most = touch === 'dependency' && !rules.has('library-at-patch') ? PATCH : level;
      return Math.min(level, most);
    });
    return Math.max(NONE, ...levels);
  };
  return versionAfter(
    history,
    service,
    base,
    { sinceStable: since(base.stable), sinceCurrent: since(base.current) },
    rules,
  );
}

/** What Nx does not look at when a service was never released. */
function beforeFirst(service, history, projects, rules) {
  const { root } = projects.find(({ name }) => name === service);
  let first;
  for (let next = headOf(history); next; next = history.commits[next.parents[0] ?? -1]) {
    if (next.changed.some((path) => path.startsWith(`${root}/`))) first = next;
  }
  const [parent] = first.parents;
  if (parent === undefined) return new Set(rules.has('first-commit') ? [first.index] : []);
  return rules.has('before-the-service') ? ancestorsOf(history, parent) : new Set();
}

/** Whoever depends on a service that is released gets a patch, whatever it was released with. */
function addDependents(versions, services, history, rules) {
  const { scenario } = history;
  const isReleased = (name) =>
    versions.get(name) != null && groupOf(scenario, name).updateDependents === 'always';
  for (let changed = true; changed;) {
    changed = false;
    for (const { name, dependencies } of services) {
      if (versions.get(name) !== null || !dependencies.some(isReleased)) continue;
      versions.set(name, inc(baseOf(history, name, rules).current?.version ?? '0.0.0', 'patch'));
      changed = true;
    }
  }
}

/** A version that is tagged on another branch cannot be given again: no plan at all for the group. */
function refuseTaken(versions, history) {
  const { groups } = history.scenario;
  const isTaken = (service) =>
    history.tags.some((tag) => tag.service === service && tag.version === versions.get(service));
  for (const { services } of groups) {
    if (!services.some(isTaken)) continue;
    for (const service of services) {
      if (versions.has(service)) versions.set(service, refused('tag-conflict'));
    }
  }
}
