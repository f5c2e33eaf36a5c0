import type { Digest } from '../artifacts/digest';
import type { Compatibility } from '../ranges/compatibility';
import { compareDocuments } from './compare-documents';
import { operationShape } from './document/read-document';
import type { Finding } from './finding';

/** What a release of a consumer knows of a service that it calls. */
export interface Consumption {
  /** Versions of it that it takes; `null`: not said. */
  range: string | null;
  /** The provider's document that it was built against; `null`: not known. */
  document: Digest | null;
  /** Operations that it uses, `GET /deals/{id}`; `null`: not known, so all of them. */
  operations: readonly string[] | null;
}

/** A release of a provider, as far as its consumers depend on it. */
export interface Provided {
  /** `null`: a candidate. */
  version: string | null;
  /** `null`: it has none. */
  document: Digest | null;
}

/** Whether two releases go together, and what says so. */
export interface Standing {
  /** `unchecked`: there is neither a range and a version, nor two documents. */
  verdict: 'together' | 'apart' | 'unchecked';
  /** The range does not take the version. */
  isOutOfRange: boolean;
  /** What breaks of what the consumer uses. */
  broken: readonly Finding[];
}

/** Compares documents by their digests, each two of them once. */
export interface Contracts {
  /**
   * What breaks for who was built against one document and meets another one; `null` when one of them is not at hand.
   *
   * @param operations those it uses; `null`: all of them
   * @throws DeliveryError `invalid-options` for what is no OpenAPI document
   */
  broken(
    builtAgainst: Digest,
    provided: Digest,
    operations: readonly string[] | null,
  ): readonly Finding[] | null;
}

/** @param documents all documents at hand, as data; each is read when it is compared */
export function openContracts(documents: ReadonlyMap<Digest, unknown>): Contracts {
  const known = new Map<string, readonly Finding[]>();
  const breaksOf = (before: Digest, after: Digest): readonly Finding[] => {
    const key = `${before} ${after}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    const all = compareDocuments(documents.get(before), documents.get(after));
    const breaking = all.filter(({ severity }) => severity === 'breaking');
    known.set(key, breaking);
    return breaking;
  };
  return {
    broken(builtAgainst, provided, operations) {
      if (builtAgainst === provided) return [];
      if (!documents.has(builtAgainst) || !documents.has(provided)) return null;
      const breaking = breaksOf(builtAgainst, provided);
      if (operations === null || breaking.length === 0) return breaking;
      const used = new Set(operations.map(operationShape));
      return breaking.filter(({ operation }) => used.has(operationShape(operation)));
    },
  };
}

/**
 * Decides whether a release of a provider serves a release of a consumer. Both have to hold, as far as they are known: the range of versions, and that
 * the provider's document breaks nothing of what the consumer was built against. So documents decide about candidates too, which have no
 * version, and a range alone about releases from before there were documents.
 */
export function standTogether(
  consumption: Consumption,
  provided: Provided,
  { accepts }: Compatibility,
  contracts: Contracts,
): Standing {
  const { range, document, operations } = consumption;
  const isInRange =
    range === null || provided.version === null ? null : accepts(range, provided.version);
  const broken =
    document === null || provided.document === null
      ? null
      : contracts.broken(document, provided.document, operations);
  const isApart = isInRange === false || (broken ?? []).length > 0;
  const isUnchecked = isInRange === null && broken === null;
  return {
    verdict: isApart ? 'apart' : isUnchecked ? 'unchecked' : 'together',
    isOutOfRange: isInRange === false,
    broken: broken ?? [],
  };
}
