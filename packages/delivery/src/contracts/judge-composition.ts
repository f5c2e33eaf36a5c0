import { type Digest, digestOf } from '../artifacts/digest';
import { compatibility } from '../ranges/compatibility';
import { canonicalText } from '../state/log/canonical-text';
import type { Contracted } from './contract';
import { brokenPairText, openPairTexts, pairsOf } from './pairs';
import { openContracts } from './stand-together';

/** A service as it is composed, with OpenAPI documents as data. */
export interface ComposedService {
  version: string;
  /** Ranges of versions by the names of the services it calls. */
  consumes: Readonly<Record<string, string>>;
  /** `null`: it has none. */
  document: unknown;
  /** Those of the services it calls, as they were where it was built; those that are not known are left out. */
  builtAgainst: Readonly<Record<string, unknown>>;
}

/** Which services of a composition stand together. */
export interface JudgedComposition {
  /** Pairs that do not, one sentence each: an environment will not take them. */
  apart: string[];
  /** What nobody can say of pairs. */
  unchecked: string[];
}

/**
 * Computes which releases of a composition can stand together, by ranges and documents, before anything is packaged: the gate `ranges-hold` comes to the
 * same.
 *
 * @throws DeliveryError `invalid-options` for a range or version that is none, and for what is no OpenAPI document
 */
export function judgeComposition(
  services: Readonly<Record<string, ComposedService>>,
): JudgedComposition {
  const documents = new Map<Digest, unknown>();
  const keep = (document: unknown): Digest => {
    const digest = digestOf(canonicalText(document));
    documents.set(digest, document);
    return digest;
  };
  const contracted = Object.entries(services).map(([name, service]): [string, Contracted] => {
    const { version, consumes, document, builtAgainst } = service;
    const uses = Object.entries(builtAgainst).map(
      ([provider, used]) => [provider, { document: keep(used), operations: null }] as const,
    );
    const own = document === null ? null : keep(document);
    return [
      name,
      { version, consumes, contract: { document: own, uses: Object.fromEntries(uses) } },
    ];
  });
  const pairs = pairsOf(Object.fromEntries(contracted), {
    compatibility: compatibility(),
    contracts: openContracts(documents),
  });
  const apart = pairs.filter(({ standing }) => standing?.verdict === 'apart');
  return { apart: apart.map(brokenPairText), unchecked: pairs.flatMap(openPairTexts) };
}
