import { type Digest, isDigest } from '../artifacts/digest';
import { type Contract, isContractOrNone } from '../contracts/contract';
import { DeliveryError } from '../delivery-error';
import { canonicalText } from '../state/log/canonical-text';
import { corrupt } from '../state/state-errors';
import type { StateStore } from '../state/state-store';

/** What was made of a service at a source commit. Written once, when everything that it names is stored. */
export interface ArtifactEntry {
  format: 1;
  service: string;
  sourceCommit: string;
  artifact: Digest;
  sbom: Digest;
  /** The statement about where the artifact came from, in its envelope. */
  provenance: Digest;
  /** Ranges of versions by the names of the services it calls. */
  consumes: Record<string, string>;
  /** OpenAPI documents; left out by what was packaged before there were any. Its provenance vouches for it. */
  contract?: Contract;
  /** Of the artifact. */
  bytes: number;
  /** ISO 8601, UTC. */
  packagedAt: string;
  /** Who packaged it. */
  by: string;
}

/** A service at a source commit. */
export interface PackagedService {
  service: string;
  sourceCommit: string;
}

/** Where in the state store the entry of a service at a source commit is. */
export function artifactKey(
  application: string,
  { service, sourceCommit }: PackagedService,
): string {
  return `${application}/artifacts/${service}/${sourceCommit}.json`;
}

/**
 * @param commit the whole hash, in hexadecimal
 * @throws DeliveryError `invalid-options`
 */
export function checkCommit(commit: string): void {
  if (/^([0-9a-f]{40}|[0-9a-f]{64})$/.test(commit)) return;
  throw new DeliveryError({
    code: 'invalid-options',
    what: `${JSON.stringify(commit)} is no commit`,
    fix: 'Give its whole hash: git rev-parse HEAD.',
  });
}

/** The text of an entry: readable, and the same for the same entry. */
export function entryText(entry: ArtifactEntry): string {
  return canonicalText(entry);
}

/**
 * Looks up what was packaged, many at once.
 *
 * @returns the entries in the order they were asked for; `undefined` where there is none
 * @throws DeliveryError `state-corrupt`, `state-unreachable`
 */
export async function readArtifactEntries(
  state: StateStore,
  application: string,
  wanted: readonly PackagedService[],
): Promise<(ArtifactEntry | undefined)[]> {
  const keys = wanted.map((each) => artifactKey(application, each));
  const texts = await state.readMany([...new Set(keys)]);
  return wanted.map((each, index) => {
    const key = keys[index] ?? '';
    const text = texts.get(key);
    return text === undefined ? undefined : parseEntry(text, key, each);
  });
}

/** @throws DeliveryError `state-corrupt` for what is no entry, or one of something else */
function parseEntry(text: string, key: string, expected: PackagedService): ArtifactEntry {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    value = undefined;
  }
  if (!isEntry(value)) {
    throw corrupt(
      key,
      'it does not say what was packaged, or not so that this version can read it',
    );
  }
  if (value.service !== expected.service || value.sourceCommit !== expected.sourceCommit) {
    throw corrupt(key, `it is about ${value.service} at ${value.sourceCommit}`);
  }
  return value;
}

function isEntry(value: unknown): value is ArtifactEntry {
  if (typeof value !== 'object' || value === null) return false;
  const entry = value as Partial<Record<keyof ArtifactEntry, unknown>>;
  const { consumes, contract } = entry;
  return (
    entry.format === 1 &&
    isDigest(entry.artifact) &&
    isDigest(entry.sbom) &&
    isDigest(entry.provenance) &&
    [entry.service, entry.sourceCommit, entry.packagedAt, entry.by].every(
      (each) => typeof each === 'string',
    ) &&
    typeof entry.bytes === 'number' &&
    typeof consumes === 'object' &&
    consumes !== null &&
    Object.values(consumes).every((range) => typeof range === 'string') &&
    isContractOrNone(contract)
  );
}
