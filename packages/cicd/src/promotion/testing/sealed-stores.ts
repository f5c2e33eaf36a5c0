import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type DeliveryStores,
  digestOf,
  openArtifactStore,
  openStateStore,
  type RunningRelease,
} from '@org/delivery';

/** Stores in a folder, as an application on one machine has them by default. @param root of the workspace */
export async function folderStores(root: string): Promise<DeliveryStores> {
  const place = { root, env: {} };
  return {
    artifacts: await openArtifactStore('tmp/delivery/artifacts', place),
    state: openStateStore('tmp/delivery/state', place),
    workFolder: join(root, 'tmp/delivery/work'),
  };
}

/** A release of a service; its artifact and its provenance are bytes that say so. */
export function releaseNamed(
  service: string,
  version: string | null,
  sourceCommit = 'c'.repeat(40),
): RunningRelease {
  const name = `${service}@${version ?? sourceCommit}`;
  return {
    version,
    sourceCommit,
    artifact: digestOf(name),
    provenance: digestOf(`provenance of ${name}`),
    consumes: {},
  };
}

export interface TestSealed {
  application?: string;
  /** `null`: a candidate. */
  version: string | null;
  sourceCommit: string;
  services: Readonly<Record<string, RunningRelease>>;
  at?: string;
}

/** Stores what `seal` would: the document under its digest, and its entry. @returns the fingerprint */
export async function storeSealed(
  { state, artifacts, workFolder }: DeliveryStores,
  { application = 'super-deals', version, sourceCommit, services, at = NOW }: TestSealed,
): Promise<string> {
  const kind = version === null ? 'candidate' : 'manifest';
  const named = { application, kind, version, sourceCommit };
  const text = JSON.stringify(inOrder({ format: 1, ...named, services }));
  const fingerprint = digestOf(text);
  const file = `${workFolder}-${fingerprint.slice(7, 19)}`;
  await writeFile(file, text);
  await artifacts.put(fingerprint, file);
  const entry = { format: 1, ...named, committedAt: at, fingerprint, sealedAt: at, by: 'ada' };
  await state.create(
    `${application}/sealed/${version ?? sourceCommit}.json`,
    JSON.stringify(entry),
  );
  return fingerprint;
}

const NOW = '2026-11-21T09:00:00.000Z';

/** Members in the order of RFC 8785. */
function inOrder(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([name, each]) => [name, inOrder(each)]));
}
