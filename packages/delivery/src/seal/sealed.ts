import canonicalize from 'canonicalize';
import { type Digest, digestOf, isDigest } from '../artifacts/digest';
import { type Contract, isContractOrNone } from '../contracts/contract';
import { DeliveryError } from '../delivery-error';

/** What of a service goes into an environment. */
export interface SealedService {
  /** Its release; `null` in a candidate. */
  version: string | null;
  /** The commit that its bytes were built from. */
  sourceCommit: string;
  artifact: Digest;
  /** The signed statement about where the artifact came from. */
  provenance: Digest;
  /** Ranges of versions by the names of the services it calls. */
  consumes: Record<string, string>;
  /** OpenAPI documents; left out by what was packaged before there were any. */
  contract?: Contract;
}

/**
 * A manifest or candidate whose every service has the digest of its artifact. It is known by the digest of its own
 * canonical JSON: approvals bind to that.
 */
export interface Sealed {
  format: 1;
  kind: 'manifest' | 'candidate';
  application: string;
  /** Of the application; `null` for a candidate. */
  version: string | null;
  /** What it was composed at. */
  sourceCommit: string;
  services: Record<string, SealedService>;
}

/** The text that is stored: canonical JSON (RFC 8785), so that it and its digest are one thing. */
export function sealedText(sealed: Sealed): string {
  return canonicalize(sealed) ?? '';
}

/** By this it is known. */
export function fingerprintOf(sealed: Sealed): Digest {
  return digestOf(sealedText(sealed));
}

/**
 * Reads what was sealed.
 *
 * @param fingerprint what the text has to be, byte by byte
 * @throws DeliveryError `seal-broken` when it is something else
 */
export function parseSealed(text: string, fingerprint: Digest): Sealed {
  const broken = (what: string): DeliveryError =>
    new DeliveryError({
      code: 'seal-broken',
      where: fingerprint,
      what,
      fix: 'Nothing was deployed. Restore the artifact store from a copy, or seal a new release.',
    });
  if (digestOf(text) !== fingerprint) {
    throw broken(`what is stored under it is ${digestOf(text)}: it was changed or damaged`);
  }
  const value: unknown = JSON.parse(text);
  if (!isSealed(value) || sealedText(value) !== text) {
    throw broken('it is no sealed manifest or candidate that this version of the tool can read');
  }
  return value;
}

function isSealed(value: unknown): value is Sealed {
  if (!isObject(value)) return false;
  const { format, kind, application, version, sourceCommit, services } = value;
  const versioned = kind === 'manifest' ? typeof version === 'string' : version === null;
  return (
    format === 1 &&
    (kind === 'manifest' || kind === 'candidate') &&
    typeof application === 'string' &&
    typeof sourceCommit === 'string' &&
    versioned &&
    isObject(services) &&
    Object.values(services).every(isSealedService)
  );
}

function isSealedService(value: unknown): value is SealedService {
  if (!isObject(value)) return false;
  const { version, sourceCommit, artifact, provenance, consumes, contract } = value;
  return (
    (version === null || typeof version === 'string') &&
    typeof sourceCommit === 'string' &&
    isDigest(artifact) &&
    isDigest(provenance) &&
    isObject(consumes) &&
    Object.values(consumes).every((range) => typeof range === 'string') &&
    isContractOrNone(contract)
  );
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
