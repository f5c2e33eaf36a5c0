import type { HistoryCommit, Tag } from '../git/git-reader';
import type { Manifest, ManifestService } from '../types';
import type { CheckedExternal } from './check-externals';
import { chooseVersion, type Choice, type ExternalVersion } from './choose-version';
import { repositoryKey } from './repository-address';
import { sourceCommitOf } from './source-commit';

/** What a composition is moved from: by service, what the manifest before pins. */
export type Pins = Manifest | null;

/** One external service between the manifest before and the tags of its repository. */
export interface ExternalMove {
  service: CheckedExternal;
  /** What is pinned; `null` when the service is new to the application. */
  pin: ManifestService | null;
  /** Whether the pin is a release of this repository, and not of another one or of the workspace. */
  here: boolean;
  /** The tag of the pinned version in this repository. */
  from: Tag | null;
  to: ExternalVersion | null;
}

/** What is pinned of a service; `null` when nothing is. */
export function pinOf(name: string, pins: Pins): ManifestService | null {
  return pins && Object.hasOwn(pins.services, name) ? (pins.services[name] ?? null) : null;
}

/** Whether a pin is a release of the repository that the service is in now. */
export function isPinnedHere({ repository }: CheckedExternal, pin: ManifestService): boolean {
  return (
    pin.repository !== undefined && repositoryKey(pin.repository) === repositoryKey(repository)
  );
}

/** Whether a service stays as it is pinned without being read. */
export function isKept(service: CheckedExternal, choice: Choice, pins: Pins): boolean {
  const pin = pinOf(service.name, pins);
  return choice.keep && pin !== null && isPinnedHere(service, pin);
}

/** Works out how an external service moves. */
export function externalMove(
  service: CheckedExternal,
  tags: readonly Tag[],
  choice: Choice,
  pins: Pins,
): ExternalMove {
  const pin = pinOf(service.name, pins);
  const here = pin !== null && isPinnedHere(service, pin);
  return {
    service,
    pin,
    here,
    from: pin && pinnedTag(service, here ? pin.tag : null, pin.version, tags),
    to: chooseVersion(service, tags, choice),
  };
}

function pinnedTag(
  { pattern, project }: CheckedExternal,
  tag: string | null,
  version: string,
  tags: readonly Tag[],
): Tag | null {
  const named = (name: string | null): Tag | undefined => tags.find((known) => known.name === name);
  return named(tag) ?? named(pattern.format(project, version)) ?? null;
}

/**
 * The tags whose commits have to be read. None when the version stays and its tag leads
 * to the very commit that is pinned: that is the commit it was built from.
 */
export function wantedTags({ pin, here, from, to }: ExternalMove): Tag[] {
  if (!to) return [];
  const stays = here && pin?.version === to.version;
  if (stays && pin?.sourceCommit === to.tag.commit) return [];
  return from && pin?.version !== to.version ? [to.tag, from] : [to.tag];
}

/** Where the changes of a service begin: after a tag, or after a commit that no tag leads to any more. */
export type Start = { tag: Tag } | { commit: string };

/**
 * Where the changes of a service begin that a new version brings.
 *
 * @param tagged commits of {@link wantedTags}
 * @returns `null` when it stays, is new, or the version before is unknown to the repository
 */
export function startOf(
  { pin, here, from, to }: ExternalMove,
  tagged: readonly HistoryCommit[],
): Start | null {
  if (!pin || !to || pin.version === to.version) return null;
  if (from && (!here || sourceCommitOf(from, tagged) === pin.sourceCommit)) return { tag: from };
  return here ? { commit: pin.sourceCommit } : null;
}
