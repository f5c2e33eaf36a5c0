import { compare, gt, satisfies, type SemVer } from 'semver';
import type { Tag } from '../git/git-reader';
import type { CheckedExternal } from './check-externals';

/** Which releases of an external service count. */
export interface Choice {
  /** Prereleases count when they have this identifier. */
  preid: string | undefined;
  /** Exactly this one, whatever else there is. */
  version: string | undefined;
  /** A service that is pinned stays so, and nothing of it is read. */
  keep: boolean;
}

/** A release of an external service. */
export interface ExternalVersion {
  version: string;
  tag: Tag;
}

/**
 * The release of an external service that is composed: the highest version in its
 * range, on whatever branch it was made. Rollback tags never count.
 *
 * @returns `null` when there is none
 */
export function chooseVersion(
  service: CheckedExternal,
  tags: readonly Tag[],
  { preid, version: exact }: Choice,
): ExternalVersion | null {
  let highest: { version: SemVer; tag: Tag } | null = null;
  for (const tag of tags) {
    const version = service.pattern.parse(tag.name)?.version;
    if (!version) continue;
    const fits = exact === undefined ? counts(version, service, preid) : version.version === exact;
    if (fits && (!highest || gt(version, highest.version))) highest = { version, tag };
  }
  return highest && { version: highest.version.version, tag: highest.tag };
}

/** Whether a version may be composed: it is in the range, and stable or a prerelease of the identifier. */
export function counts(
  version: SemVer,
  { range }: Pick<CheckedExternal, 'range'>,
  preid: string | undefined,
): boolean {
  const [identifier] = version.prerelease;
  if (identifier !== undefined && identifier !== preid) return false;
  return range === undefined || satisfies(version, range, { includePrerelease: true });
}

/** Whether a version is lower than another. */
export function isLower(version: string, than: string): boolean {
  return compare(version, than) < 0;
}
