import canonicalize from 'canonicalize';
import { type Digest, digestOf } from '../artifacts/digest';
import { DeliveryError } from '../delivery-error';
import { compareDocuments } from './compare-documents';
import type { Contract } from './contract';
import { isJson } from './document/resolve';

/** The OpenAPI documents of a service and of those it calls, as data. */
export interface ContractInput {
  /** Its own; `null`: it has none. */
  document: unknown;
  /** By the names of services that it consumes: only those whose documents are known. */
  uses: Readonly<Record<string, UseInput>>;
}

export interface UseInput {
  document: unknown;
  /** Operations that the service uses, `GET /deals/{id}`; `null`: not known, so all of them. */
  operations: readonly string[] | null;
}

/** A contract, and the bytes of all documents that it names. */
export interface PackedContract {
  contract: Contract;
  texts: ReadonlyMap<Digest, string>;
}

/**
 * Gives documents their digests. A document is known by its canonical JSON (RFC 8785), so that how it is laid out says nothing.
 *
 * @param service name of the service, for errors
 * @param consumes ranges of versions by the names of the services it calls
 * @throws DeliveryError `invalid-options` for what is no OpenAPI document or has a `$ref` that leads nowhere, and for the use of a service that is not
 *   consumed
 */
export function packContract(
  service: string,
  consumes: Readonly<Record<string, string>>,
  { document, uses }: ContractInput,
): PackedContract {
  const texts = new Map<Digest, string>();
  const pack = (owner: string, value: unknown): Digest => {
    const text = textOf(owner, value);
    const digest = digestOf(text);
    if (!texts.has(digest)) checkDocument(owner, value);
    texts.set(digest, text);
    return digest;
  };
  const own = document === null ? null : pack(service, document);
  const names = Object.keys(uses).sort();
  const stranger = names.find((name) => !Object.hasOwn(consumes, name));
  if (stranger !== undefined) throw notConsumed(service, stranger);
  const packed = names.map((name) => {
    const { document: used, operations } = uses[name] as UseInput;
    const sorted = operations === null ? null : [...new Set(operations)].sort();
    return [name, { document: pack(name, used), operations: sorted }] as const;
  });
  return { contract: { document: own, uses: Object.fromEntries(packed) }, texts };
}

function textOf(service: string, document: unknown): string {
  const text = canonicalize(document);
  if (text !== undefined) return text;
  throw new DeliveryError({
    code: 'invalid-options',
    where: `the document of ${service}`,
    what: 'it is no JSON',
    fix: 'Give the JSON of an OpenAPI 3.0 or 3.1 document.',
  });
}

/** Reads all of it, by holding it against itself. */
function checkDocument(service: string, document: unknown): void {
  try {
    compareDocuments(document, isJson(document) ? structuredClone(document) : {});
  } catch (error) {
    if (!(error instanceof DeliveryError)) throw error;
    const { code, what, fix } = error;
    const where = (error.where ?? '').replace(
      /^the document (before|after)/,
      `the document of ${service}`,
    );
    const named = { code, what, where, cause: error };
    throw new DeliveryError(fix === undefined ? named : { ...named, fix });
  }
}

function notConsumed(service: string, provider: string): DeliveryError {
  return new DeliveryError({
    code: 'invalid-options',
    where: service,
    what: `it uses ${provider}, and does not consume it`,
    fix: `Name ${provider} in "consumes" of its service.json.`,
  });
}
