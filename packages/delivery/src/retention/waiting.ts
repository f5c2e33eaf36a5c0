import { gt, rcompare } from 'semver';
import type { Digest } from '../artifacts/digest';
import { environmentAfter, type Verified } from '../change/environment-state';
import type { Sealed } from '../seal/sealed';
import type { ApplicationHistory, SealedHistory } from './application-history';

type SealedDocument = SealedHistory & { sealed: Sealed };

/**
 * Artifacts of what is sealed and may be promoted next: in each environment that others are promoted from what it verified last, and
 * the releases that it verified and that are newer than what the next environment has; and what was sealed last.
 */
export function waitingFor({ sealed, environments }: ApplicationHistory): Digest[] {
  const documents = sealed.filter((each): each is SealedDocument => each.sealed !== null);
  const releases = documents
    .filter(({ entry }) => entry.kind === 'manifest')
    .sort((a, b) => rcompare(a.entry.version ?? '', b.entry.version ?? ''));
  const candidates = documents
    .filter(({ entry }) => entry.kind === 'candidate')
    .sort((a, b) => timeOf(b) - timeOf(a));
  const next = [releases[0], candidates[0], lastOf(releases), lastOf(candidates)].flatMap(
    artifactsOf,
  );

  const verifiedIn = new Map(
    environments.map(({ name, records }) => [name, environmentAfter(records).verified]),
  );
  const waiting = environments.flatMap(({ name, upstream }) => {
    const here = verifiedIn.get(name) ?? [];
    const reached = releases.find(({ entry, sealed: document }) =>
      isVerified(here, entry.fingerprint, document),
    )?.entry.version;
    return upstream.flatMap((before) => {
      const verified = verifiedIn.get(before) ?? [];
      const newer = releases.filter(
        ({ entry, sealed: document }) =>
          (reached == null || gt(entry.version ?? '', reached)) &&
          isVerified(verified, entry.fingerprint, document),
      );
      return [...Object.values(verified[0]?.artifacts ?? {}), ...newer.flatMap(artifactsOf)];
    });
  });
  return [...next, ...waiting];
}

/** Itself, or its bytes under another name. */
function isVerified(
  verified: readonly Verified[],
  fingerprint: Digest,
  { services }: Sealed,
): boolean {
  return verified.some(
    (each) =>
      each.fingerprint === fingerprint ||
      Object.entries(services).every(
        ([name, { artifact }]) =>
          Object.hasOwn(each.artifacts, name) && each.artifacts[name] === artifact,
      ),
  );
}

function lastOf(documents: readonly SealedDocument[]): SealedDocument | undefined {
  return [...documents].sort(
    (a, b) => Date.parse(b.entry.sealedAt) - Date.parse(a.entry.sealedAt),
  )[0];
}

function artifactsOf(document: SealedDocument | undefined): Digest[] {
  return Object.values(document?.sealed.services ?? {}).map(({ artifact }) => artifact);
}

function timeOf({ entry: { committedAt, sealedAt } }: SealedDocument): number {
  return Date.parse(committedAt ?? sealedAt);
}
