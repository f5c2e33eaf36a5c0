import type { Digest } from '../artifacts/digest';
import { documentsOf } from '../contracts/contract';
import type { ApplicationHistory } from './application-history';

/** What an object is, by what names it. */
export interface Named {
  what: 'artifact' | 'bill of materials' | 'document';
  service: string;
  /** The releases that name it, else the source commits it was packaged at. */
  names: string[];
}

/** What can be made again from its source: artifacts, their bills of materials, and the documents that they name. */
export function namedBytes(histories: readonly ApplicationHistory[]): Map<Digest, Named> {
  const named = new Map<Digest, Named>();
  for (const { packaged, sealed } of histories) {
    const versions = new Map<Digest, Set<string>>();
    for (const { service, artifact, version } of sealed.flatMap(releasesIn)) {
      if (version === null) continue;
      const names = versions.get(artifact) ?? new Set();
      versions.set(artifact, names.add(`${service}@${version}`));
    }
    for (const entry of packaged) {
      const { service, sourceCommit, artifact, sbom } = entry;
      const released = [...(versions.get(artifact) ?? [])];
      const names = released.length > 0 ? released : [`${service}@${sourceCommit.slice(0, 12)}`];
      add(named, artifact, { what: 'artifact', service, names });
      add(named, sbom, { what: 'bill of materials', service, names });
      for (const digest of documentsOf(entry)) {
        add(named, digest, { what: 'document', service, names });
      }
    }
  }
  return named;
}

/** The artifacts that name a document as their own, or were built against it. */
export function ownersOfDocuments(
  histories: readonly ApplicationHistory[],
): ReadonlyMap<Digest, ReadonlySet<Digest>> {
  const owners = new Map<Digest, Set<Digest>>();
  for (const entry of histories.flatMap(({ packaged }) => packaged)) {
    for (const digest of documentsOf(entry)) {
      owners.set(digest, (owners.get(digest) ?? new Set()).add(entry.artifact));
    }
  }
  return owners;
}

function add(named: Map<Digest, Named>, digest: Digest, more: Named): void {
  const before = named.get(digest);
  const names = [...new Set([...(before?.names ?? []), ...more.names])].sort();
  named.set(digest, { ...more, ...before, names });
}

function releasesIn({ sealed }: ApplicationHistory['sealed'][number]): {
  service: string;
  artifact: Digest;
  version: string | null;
}[] {
  return Object.entries(sealed?.services ?? {}).map(([service, { artifact, version }]) => ({
    service,
    artifact,
    version,
  }));
}
