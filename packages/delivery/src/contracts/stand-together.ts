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
  /** `none`: one of the two has none. `missing`: both have one, and one of them is not at hand. */
  documents: 'compared' | 'none' | 'missing';
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
  const known = new Map<Digest, Map<Digest, readonly Finding[]>>();
  const breaksOf = (before: Digest, after: Digest): readonly Finding[] => {
    const others = known.get(before) ?? new Map<Digest, readonly Finding[]>();
    known.set(before, others);
    const found = others.get(after);
    if (found !== undefined) return found;
    const all = compareDocuments(documents.get(before), documents.get(after));
    const breaking = all.filter(({ severity }) => severity === 'breaking');
    others.set(after, breaking);
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
  compatibility: Compatibility,
  contracts: Contracts,
): Standing {
  const isInRange = rangeHolds(consumption, provided, compatibility);
  const broken = brokenBetween(consumption, provided, contracts);
  const isApart = isInRange === false || (broken ?? []).length > 0;
  const isUnchecked = isInRange === null && (broken ?? null) === null;
  return {
    verdict: isApart ? 'apart' : isUnchecked ? 'unchecked' : 'together',
    isOutOfRange: isInRange === false,
    documents: broken === undefined ? 'none' : broken === null ? 'missing' : 'compared',
    broken: broken ?? [],
  };
}

/** Whether {@link standTogether} finds nothing that keeps the two apart, for who asks that of very many. */
export function goTogether(
  consumption: Consumption,
  provided: Provided,
  compatibility: Compatibility,
  contracts: Contracts,
): boolean {
  if (rangeHolds(consumption, provided, compatibility) === false) return false;
  return (brokenBetween(consumption, provided, contracts) ?? NOTHING).length === 0;
}

const NOTHING: readonly Finding[] = [];

/** @returns null: there is no range, or no version */
function rangeHolds(
  { range }: Consumption,
  { version }: Provided,
  { accepts }: Compatibility,
): boolean | null {
  return range === null || version === null ? null : accepts(range, version);
}

/** @returns undefined: one of the two has no document; null: one is not at hand */
function brokenBetween(
  { document, operations }: Consumption,
  provided: Provided,
  contracts: Contracts,
): readonly Finding[] | null | undefined {
  if (document === null || provided.document === null) return undefined;
  return contracts.broken(document, provided.document, operations);
}
