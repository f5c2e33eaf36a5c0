import { SemVer, inc, parse } from 'semver';
import { ReleaseError } from '../release-error';
import type { ProjectVersions, ReachableVersion } from '../tags/project-versions';
import type { Bump } from '../types';

const ORDER: readonly Bump[] = ['none', 'prerelease', 'patch', 'minor', 'major', 'first'];

/** The further of the given bumps; `none` for an empty list. */
export function highestBump(bumps: Iterable<Bump>): Bump {
  let highest: Bump = 'none';
  for (const bump of bumps) if (isFurther(bump, highest)) highest = bump;
  return highest;
}

/** Whether a bump goes further than another. */
export function isFurther(bump: Bump, than: Bump): boolean {
  return ORDER.indexOf(bump) > ORDER.indexOf(than);
}

/**
 * How far `to` is from `from`, whichever of them is higher: a service that went
 * back from 2.0.0 to 1.4.0 is a major move too.
 */
export function bumpBetween(from: string, to: string): Bump {
  const a = new SemVer(from);
  const b = new SemVer(to);
  if (a.major !== b.major) return 'major';
  if (a.minor !== b.minor) return 'minor';
  if (a.patch !== b.patch) return 'patch';
  if (a.version === b.version) return 'none';
  return b.prerelease.length > 0 ? 'prerelease' : 'patch';
}

/** What the next version is counted from. */
export interface VersionBase {
  /** The level of the next version counts the changes since this one; `null` before the first stable release. */
  stable: ReachableVersion | null;
  /** There is something to release when there are changes since this one. With `preid` the newest prerelease of it, if any. */
  current: ReachableVersion | null;
}

/**
 * Chooses the versions to count from. Stable releases count from the last
 * stable version, as if prereleases had never been made. Prereleases take their
 * level from the last stable version too, and are due when something changed
 * since the newest prerelease with the same identifier.
 */
export function versionBase(
  versions: ProjectVersions | undefined,
  preid: string | undefined,
): VersionBase {
  const stable = versions?.stable ?? null;
  if (preid === undefined) return { stable, current: stable };
  const newest = versions?.prereleases.findLast(({ version }) => version.prerelease[0] === preid);
  return { stable, current: newest ?? stable };
}

/** What {@link nextVersion} needs. */
export interface NextVersionInput {
  /** Last stable version. */
  stable: string | null;
  /** Prereleases above it, lowest first. */
  prereleases: readonly string[];
  /** Highest bump of the changes since the last stable version. */
  level: Bump;
  preid: string | undefined;
  initialVersion: string;
}

/**
 * The version after the last stable one at a level, by `semver.inc` (0.x is not
 * shifted). Before the first stable release it is `initialVersion`, or what the
 * highest prerelease was leading to when that is higher. With `preid` it is the
 * first or the next prerelease of that target, the counter starting at 0; when a
 * prerelease of that identifier is further already, the next one of its own target,
 * since versions never go back.
 *
 * @returns the version and its bump; `null` when the level is `none`
 */
export function nextVersion(input: NextVersionInput): { version: string; bump: Bump } | null {
  const { stable, level, preid } = input;
  if (level === 'none') return null;
  const prereleases = input.prereleases.map((version) => new SemVer(version));
  const target =
    stable === null
      ? firstTarget(prereleases.at(-1), input.initialVersion)
      : increment(stable, releaseType(level));
  const bump: Bump = stable === null ? 'first' : level;
  if (preid === undefined) return { version: target, bump };
  const last = prereleases.findLast((version) => version.prerelease[0] === preid);
  if (!last || new SemVer(release(last)).compare(target) < 0)
    return { version: `${target}-${preid}.0`, bump };
  return { version: increment(last.version, 'prerelease', preid), bump: 'prerelease' };
}

function firstTarget(highest: SemVer | undefined, initialVersion: string): string {
  return highest && new SemVer(release(highest)).compare(initialVersion) > 0
    ? release(highest)
    : initialVersion;
}

function releaseType(level: Bump): 'major' | 'minor' | 'patch' {
  return level === 'major' || level === 'minor' ? level : 'patch';
}

function release(version: SemVer): string {
  return `${version.major}.${version.minor}.${version.patch}`;
}

function increment(
  version: string,
  type: 'major' | 'minor' | 'patch' | 'prerelease',
  preid = '',
): string {
  const next = inc(version, type, preid);
  if (next === null) throw new Error(`semver cannot increment ${version} by ${type}`);
  return next;
}

/**
 * The version itself when it is free, else the next free patch: what a hotfix
 * gets when the line it is off has gone on. A prerelease is counted up while its
 * own version is taken, and led to the next free patch when the stable version it
 * leads to is.
 *
 * @param isTaken whether a version has a tag, on whatever branch
 */
export function freeVersion(version: string, isTaken: (version: string) => boolean): string {
  const { major, minor, patch, prerelease } = new SemVer(version);
  const [identifier] = prerelease;
  let target = patch;
  while (isTaken(`${major}.${minor}.${target}`)) target += 1;
  const stable = `${major}.${minor}.${target}`;
  if (identifier === undefined) return stable;
  let candidate = target === patch ? version : `${stable}-${identifier}.0`;
  while (isTaken(candidate)) candidate = increment(candidate, 'prerelease', String(identifier));
  return candidate;
}

const PREID = /^(?:[A-Za-z-][0-9A-Za-z-]*)$/;

/** @throws ReleaseError `invalid-options` unless `preid` is an identifier that no counter can be confused with */
export function checkPreid(preid: string | undefined): void {
  if (preid === undefined || (PREID.test(preid) && preid !== 'rollback')) return;
  throw new ReleaseError({
    code: 'invalid-options',
    what: `"${preid}" cannot name a prerelease`,
    where: 'preid',
    fix: 'Use letters, digits and hyphens, starting with a letter, like "rc" or "beta"; "rollback" is reserved.',
  });
}

/** @throws ReleaseError `invalid-version` unless `version` is exact semver without build metadata */
export function checkVersion(version: string, where: string): void {
  if (parse(version)?.version === version) return;
  throw new ReleaseError({
    code: 'invalid-version',
    what: `"${version}" is not a version`,
    where,
    fix: 'Give three numbers and, for a prerelease, an identifier: 1.4.0 or 1.4.0-rc.0.',
  });
}
