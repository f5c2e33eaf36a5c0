import { type Digest, isDigest } from '../artifacts/digest';
import type { Consumption, Provided } from './stand-together';

/** What a release knows of a service that it calls. */
export interface Use {
  /** The OpenAPI document of that service, as it was in the workspace when the release was packaged. */
  document: Digest;
  /** Operations that it uses, `GET /deals/{id}`; `null`: not known, so all of them. */
  operations: string[] | null;
}

/** What a release offers to those that call it, and what it was built against. */
export interface Contract {
  /** Its own OpenAPI document; `null`: it has none. */
  document: Digest | null;
  /** By the names of services that it consumes. Those of which no document was known are left out. */
  uses: Record<string, Use>;
}

/** What facts about a release say of others. Those from before there were documents have no contract. */
export interface Contracted {
  version: string | null;
  /** Ranges of versions by the names of the services it calls. */
  consumes: Readonly<Record<string, string>>;
  contract?: Contract;
}

/** What is meant where no contract is named. */
export const NO_CONTRACT: Contract = { document: null, uses: {} };

/** JSON Schema of a contract in a record. */
export const contractSchema = {
  description: 'OpenAPI documents, by their digests. Records from before there were any have none.',
  type: 'object',
  additionalProperties: false,
  required: ['document', 'uses'],
  properties: {
    document: {
      description: 'Its own; null: it has none.',
      type: ['string', 'null'],
      pattern: '^sha256:[0-9a-f]{64}$',
    },
    uses: {
      description: 'What it was built against, by the names of the services it calls.',
      type: 'object',
      additionalProperties: {
        type: 'object',
        additionalProperties: false,
        required: ['document', 'operations'],
        properties: {
          document: { type: 'string', pattern: '^sha256:[0-9a-f]{64}$' },
          operations: {
            description: 'Those that it uses; null: not known, so all.',
            type: ['array', 'null'],
            items: { type: 'string' },
          },
        },
      },
    },
  },
};

/** Whether something that was read is a contract, or is left out. */
export function isContractOrNone(value: unknown): value is Contract | undefined {
  if (value === undefined) return true;
  if (!isObject(value) || !isObject(value['uses'])) return false;
  const { document, uses } = value;
  return (document === null || isDigest(document)) && Object.values(uses).every(isUse);
}

/** The member of a contract in something that may have none. */
export function contractIn({ contract }: { contract?: Contract }): { contract?: Contract } {
  return contract === undefined ? {} : { contract };
}

/** All documents that a release names: its own, and those it was built against. */
export function documentsOf({ contract }: { contract?: Contract }): Digest[] {
  if (contract === undefined) return [];
  const { document, uses } = contract;
  const used = Object.values(uses).map((use) => use.document);
  return document === null ? used : [document, ...used];
}

/** @returns null when the release does not consume that service */
export function consumptionOf(release: Contracted, provider: string): Consumption | null {
  const { consumes, contract } = release;
  if (!Object.hasOwn(consumes, provider)) return null;
  const uses = contract?.uses ?? {};
  const use = Object.hasOwn(uses, provider) ? uses[provider] : undefined;
  return {
    range: consumes[provider] ?? null,
    document: use?.document ?? null,
    operations: use?.operations ?? null,
  };
}

/** What a release is to those that call it. */
export function providedBy({ version, contract }: Omit<Contracted, 'consumes'>): Provided {
  return { version, document: contract?.document ?? null };
}

/**
 * The documents that have to be at hand to hold releases of services against each other. Where all that a service ever offered, and all that others were
 * built against, is one document, it is none of them.
 *
 * @param releases of each service, those it runs and those it could
 */
export function documentsToCompare(
  releases: ReadonlyMap<string, readonly Contracted[]>,
): ReadonlySet<Digest> {
  const about = new Map<string, { offered: Set<Digest>; expected: Set<Digest> }>();
  const of = (service: string) => {
    const known = about.get(service) ?? { offered: new Set(), expected: new Set() };
    about.set(service, known);
    return known;
  };
  for (const [service, all] of releases) {
    for (const release of all) {
      const { document } = providedBy(release);
      if (document !== null) of(service).offered.add(document);
      for (const provider of Object.keys(release.consumes)) {
        const built = consumptionOf(release, provider)?.document ?? null;
        if (built !== null && provider !== service) of(provider).expected.add(built);
      }
    }
  }
  const wanted = [...about.values()].flatMap(({ offered, expected }) => {
    const all = new Set([...offered, ...expected]);
    return offered.size === 0 || expected.size === 0 || all.size === 1 ? [] : [...all];
  });
  return new Set(wanted);
}

function isUse(value: unknown): boolean {
  if (!isObject(value)) return false;
  const { document, operations } = value;
  const isKnown =
    Array.isArray(operations) && operations.every((operation) => typeof operation === 'string');
  return isDigest(document) && (operations === null || isKnown);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
