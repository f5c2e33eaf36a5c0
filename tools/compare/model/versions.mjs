import { SemVer, compare, inc, major, prerelease } from 'semver';
import { ancestorsOf, headOf } from '../history/play.mjs';
import { groupOf } from '../history/scenario.mjs';
import { MAJOR, MINOR, NONE, PATCH } from './levels.mjs';

const INITIAL_VERSION = '1.0.0';
const UNRELEASED = '0.0.0';
const RELEASE_TYPES = { [PATCH]: 'patch', [MINOR]: 'minor', [MAJOR]: 'major' };

/**
 * @typedef {{ version: string, commit: number }} Tagged
 * @typedef {object} Base
 * @property {Tagged | null} stable The highest stable version.
 * @property {Tagged | null} current What the release comes after: with a preid the newest
 *   prerelease of it above `stable`, if there is one.
 * @property {string[]} prereleases All with the preid above `stable`, lowest first.
 * @property {string} initial The version of a first stable release.
 */

/**
 * The versions a release of a service is counted from.
 *
 * @param {import('../history/play.mjs').History} history
 * @param {string} service
 * @param {ReadonlySet<string>} rules
 * @returns {Base}
 */
export function baseOf(history, service, rules) {
  const { scenario } = history;
  const reachable = ancestorsOf(history, headOf(history).index);
  const here = history.tags.filter(({ commit }) => reachable.has(commit));
  const elsewhere =
    here.length === 0 && scenario.nx.anyBranch && rules.has('tag-of-another-branch');
  const known = (elsewhere ? history.tags : here)
    .filter((tag) => tag.service === service && !tag.version.includes('-rollback'))
    .sort((a, b) => compare(a.version, b.version));
  const stable = known.findLast(({ version }) => prerelease(version) === null) ?? null;
  const newer = known.filter(
    ({ version }) =>
      prerelease(version)?.[0] === scenario.preid &&
      (stable === null || compare(version, stable.version) > 0),
  );
  const highest = known.at(-1)?.version ?? INITIAL_VERSION;
  const initial = [INITIAL_VERSION, release(highest)].sort(compare).at(-1);
  const prereleases = newer.map(({ version }) => version);
  return { stable, current: newer.at(-1) ?? stable, prereleases, initial };
}

/**
 * The version after `base`.
 *
 * @param {import('../history/play.mjs').History} history
 * @param {string} service
 * @param {Base} base
 * @param {{ sinceStable: number, sinceCurrent: number }} levels
 * @param {ReadonlySet<string>} rules
 */
export function versionAfter(history, service, base, { sinceStable, sinceCurrent }, rules) {
  const { preid } = history.scenario;
  const counted = base.current !== base.stable && rules.has('prerelease-target');
  if (counted) return sinceCurrent === NONE ? null : inc(base.current.version, 'prerelease', preid);
  if (sinceCurrent === NONE || sinceStable === NONE) return null;
  const target = targetAfter(history, service, base, sinceStable, rules);
  if (preid === null) return target;
  const last = base.prereleases.at(-1);
  const behind = last === undefined || compare(release(last), target) < 0;
  return behind ? `${target}-${preid}.0` : inc(last, 'prerelease', preid);
}

function targetAfter(history, service, { stable, initial }, level, rules) {
  if (stable === null && !rules.has('first-version')) return initial;
  const version = stable?.version ?? UNRELEASED;
  const { shiftZeroMajor } = groupOf(history.scenario, service);
  const shifts = shiftZeroMajor && rules.has('zero-major') && major(version) === 0;
  return inc(version, RELEASE_TYPES[shifts ? Math.max(PATCH, level - 1) : level]);
}

function release(text) {
  const { major, minor, patch } = new SemVer(text);
  return `${major}.${minor}.${patch}`;
}
