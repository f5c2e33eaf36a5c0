import { prerelease } from 'semver';
import {
  checkPreid,
  checkVersion,
  bumpBetween,
  freeVersion,
  highestBump,
  nextVersion,
} from '../plan/next-version';
import { givenVersion } from '../plan/given-version';
import type { ApplicationMove, Bump, Manifest, ManifestService } from '../types';
import { repositoryKey } from '../external/repository-address';
import { composeManifest } from './manifest';

/** The last stable composition, which the level of a release is counted from. */
export interface CompositionBaseline {
  /** Last stable version; `null` before the first. */
  version: string | null;
  manifest: Manifest | null;
  /** Highest bump of the application's own changes since then. */
  ownBump: Bump;
  /** Prereleases above it, lowest first. */
  prereleases: readonly string[];
}

/** What {@link composeApplication} takes. */
export interface ComposeInput {
  name: string;
  root: string;
  /** The composition the moves are told from; `null` for the first. */
  previous: Manifest | null;
  /** Every service of the application as it is after this release. */
  current: Record<string, ManifestService>;
  /** The application's version now. */
  currentVersion: string | null;
  /** Highest bump of the application's own changes since `currentVersion`. */
  ownBump: Bump;
  /** The commit the release is planned on. */
  head: string;
  /** Default `1.0.0`. */
  initialVersion?: string;
  preid?: string;
  /** A version decided elsewhere: the application is released at it, moved or not. */
  version?: string;
  /** Default: `currentVersion`, `previous` and `ownBump`. Matters where prereleases are. */
  baseline?: CompositionBaseline;
  /** Given for a hotfix: versions that are taken are passed over. */
  isTaken?: (version: string) => boolean;
}

/** What {@link composeApplication} gives. */
export interface Composition {
  /** `null`: nothing moved, nothing to release. */
  nextVersion: string | null;
  bump: Bump;
  moves: ApplicationMove[];
  manifest: Manifest | null;
}

/**
 * Composes an application: tells which services moved, takes the highest bump of
 * the moves and of its own changes (a service added is minor, one removed is
 * major), and names every service in a manifest. Pure.
 *
 * @throws ReleaseError `invalid-options`, `invalid-version` for a `preid`, an `initialVersion` or a `version` that cannot be
 */
export function composeApplication(input: ComposeInput): Composition {
  const { name, previous, current, currentVersion, head, preid, initialVersion = '1.0.0' } = input;
  checkPreid(preid);
  checkVersion(initialVersion, 'initialVersion');
  const moves = compareCompositions(previous, current);
  const next = decide(input, moves, initialVersion);
  if (!next) return { nextVersion: null, bump: 'none', moves, manifest: null };
  const manifest = composeManifest({
    application: name,
    version: next.version,
    previous: currentVersion ?? previous?.version ?? null,
    sourceCommit: head,
    services: current,
  });
  return { nextVersion: next.version, bump: next.bump, moves, manifest };
}

function decide(
  input: ComposeInput,
  moves: ApplicationMove[],
  initialVersion: string,
): { version: string; bump: Bump } | null {
  const { name, version, currentVersion, ownBump, preid, isTaken = () => false } = input;
  if (version !== undefined) {
    checkVersion(version, `version of ${name}`);
    return givenVersion(name, version, currentVersion);
  }
  if (moves.length === 0 && ownBump === 'none') return null;
  const baseline = input.baseline ?? defaultBaseline(input);
  const since = compareCompositions(baseline.manifest ?? input.previous, input.current);
  const level = highestBump([...since.map(({ bump }) => bump), baseline.ownBump]);
  const next = nextVersion({
    stable: baseline.version,
    prereleases: baseline.prereleases,
    level: level === 'none' ? 'patch' : level,
    preid,
    initialVersion,
  });
  return next && { ...next, version: freeVersion(next.version, isTaken) };
}

function defaultBaseline({ currentVersion, previous, ownBump }: ComposeInput): CompositionBaseline {
  const isPrerelease = currentVersion !== null && prerelease(currentVersion) !== null;
  return {
    version: isPrerelease ? null : currentVersion,
    manifest: previous,
    ownBump,
    prereleases: isPrerelease ? [currentVersion] : [],
  };
}

/**
 * How the services of a composition moved, sorted by name; those that stayed are not
 * listed. One that moved to another repository, or into one or out of one, is changed
 * by a patch at least, whatever its version.
 */
export function compareCompositions(
  previous: Manifest | null,
  current: Record<string, ManifestService>,
): ApplicationMove[] {
  const before = new Map(Object.entries(previous?.services ?? {}));
  const after = new Map(Object.entries(current));
  const names = [...new Set([...before.keys(), ...after.keys()])].sort();
  return names.flatMap((name) => compareServices(name, before.get(name), after.get(name)));
}

function compareServices(
  name: string,
  before: ManifestService | undefined,
  after: ManifestService | undefined,
): ApplicationMove[] {
  const from = before?.version ?? null;
  const to = after?.version ?? null;
  if (!before) return [{ name, from, to, bump: 'minor', kind: 'added' }];
  if (!after) return [{ name, from, to, bump: 'major', kind: 'removed' }];
  const bump = bumpBetween(before.version, after.version);
  if (keyOf(before) === keyOf(after))
    return bump === 'none' ? [] : [{ name, from, to, bump, kind: 'changed' }];
  const repository = { from: before.repository ?? null, to: after.repository ?? null };
  return [{ name, from, to, bump: highestBump([bump, 'patch']), kind: 'changed', repository }];
}

/** The repository of a service; `null` is the workspace's own. */
function keyOf({ repository }: ManifestService): string | null {
  return repository === undefined ? null : repositoryKey(repository);
}
