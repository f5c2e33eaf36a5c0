import { compare, parse } from 'semver';
import { type Digest, isDigest } from '../artifacts/digest';
import { canonicalText } from '../state/log/canonical-text';
import { corrupt } from '../state/state-errors';
import type { StateStore } from '../state/state-store';

/** What was sealed, by its name for people. Written once, when the sealed document is stored. */
export interface SealedEntry {
  format: 1;
  kind: 'manifest' | 'candidate';
  application: string;
  /** `null` for a candidate. */
  version: string | null;
  sourceCommit: string;
  /** When the source commit was made: ISO 8601, UTC. `null` where it was not told. */
  committedAt: string | null;
  fingerprint: Digest;
  /** ISO 8601, UTC. */
  sealedAt: string;
  by: string;
}

/** Which of the sealed: a release by its version, or a candidate by its source commit. */
export type SealedName = { release: string } | { candidate: string };

/** Everything that was sealed for an application. */
export interface SealedList {
  /** The newest commit first. */
  candidates: SealedEntry[];
  /** The highest version first. */
  releases: SealedEntry[];
}

/** Where in the state store the entry of what was sealed is. */
export function sealedKey(application: string, name: SealedName): string {
  const part = 'release' in name ? partOf(name.release) : name.candidate;
  return `${folderOf(application)}${part}.json`;
}

/** The text of an entry: readable, and the same for the same entry. */
export function sealedEntryText(entry: SealedEntry): string {
  return canonicalText(entry);
}

/**
 * @returns `undefined` when it is not sealed
 * @throws DeliveryError `state-corrupt`, `state-unreachable`
 */
export async function readSealedEntry(
  state: StateStore,
  application: string,
  name: SealedName,
): Promise<SealedEntry | undefined> {
  const key = sealedKey(application, name);
  const text = await state.read(key);
  return text === undefined ? undefined : parseEntry(text, key, application);
}

/**
 * Lists what was sealed for an application.
 *
 * @throws DeliveryError `state-corrupt`, `state-unreachable`
 */
export async function listSealed(state: StateStore, application: string): Promise<SealedList> {
  const folder = folderOf(application);
  const keys = (await state.list(folder)).filter((key) => !key.slice(folder.length).includes('/'));
  const texts = await state.readMany(keys);
  const entries = [...texts].map(([key, text]) => parseEntry(text, key, application));
  return {
    candidates: entries.filter(({ kind }) => kind === 'candidate').sort(byCommit),
    releases: entries
      .filter(({ kind }) => kind === 'manifest')
      .sort((a, b) => compare(b.version ?? '', a.version ?? '')),
  };
}

function folderOf(application: string): string {
  return `${application}/sealed/`;
}

/** Keys know small letters alone, and versions know no underscore. */
function partOf(version: string): string {
  return version.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

function byCommit(a: SealedEntry, b: SealedEntry): number {
  return timeOf(b) - timeOf(a) || Date.parse(b.sealedAt) - Date.parse(a.sealedAt);
}

function timeOf({ committedAt, sealedAt }: SealedEntry): number {
  return Date.parse(committedAt ?? sealedAt);
}

function parseEntry(text: string, key: string, application: string): SealedEntry {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    value = undefined;
  }
  if (!isEntry(value)) {
    throw corrupt(key, 'it does not say what was sealed, or not so that this version can read it');
  }
  const { kind, version, sourceCommit } = value;
  const name = kind === 'manifest' ? { release: version ?? '' } : { candidate: sourceCommit };
  if (value.application !== application || sealedKey(application, name) !== key) {
    throw corrupt(key, `it is about ${version ?? sourceCommit} of ${value.application}`);
  }
  return value;
}

function isEntry(value: unknown): value is SealedEntry {
  if (typeof value !== 'object' || value === null) return false;
  const entry = value as Partial<Record<keyof SealedEntry, unknown>>;
  const { kind, version, committedAt } = entry;
  const isNamed =
    kind === 'manifest'
      ? typeof version === 'string' && parse(version) !== null
      : kind === 'candidate' && version === null;
  const times = [entry.sealedAt, committedAt ?? entry.sealedAt];
  return (
    entry.format === 1 &&
    isNamed &&
    isDigest(entry.fingerprint) &&
    [entry.application, entry.sourceCommit, entry.by].every((each) => typeof each === 'string') &&
    times.every((time) => typeof time === 'string' && !Number.isNaN(Date.parse(time)))
  );
}
