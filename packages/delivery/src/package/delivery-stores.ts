import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Digest, digestOf } from '../artifacts/digest';
import type { ArtifactStore } from '../artifacts/store/artifact-store';
import type { StateStore } from '../state/state-store';

/** Where what is delivered is kept. */
export interface DeliveryStores {
  /** Bytes, each under its digest. */
  artifacts: ArtifactStore;
  /** What names them. */
  state: StateStore;
  /** Absolute path of a folder of this machine for files on their way; made when it is needed. */
  workFolder: string;
}

/** Gives a new folder below another one for as long as the work takes. */
export async function inWorkFolder<Result>(
  workFolder: string,
  work: (folder: string) => Promise<Result>,
): Promise<Result> {
  await mkdir(workFolder, { recursive: true });
  const folder = await mkdtemp(join(workFolder, 'work-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * Stores a text under its digest.
 * @param folder that a file may be written to
 * @throws DeliveryError `store-failed`
 */
export async function putText(
  artifacts: ArtifactStore,
  folder: string,
  text: string,
): Promise<Digest> {
  const digest = digestOf(text);
  const file = fileOf(folder, digest);
  await writeFile(file, text);
  await artifacts.put(digest, file);
  return digest;
}

/**
 * Reads a text by its digest.
 * @param folder that a file may be written to
 * @throws DeliveryError `artifact-missing`, `artifact-corrupt`, `store-failed`
 */
export async function getText(
  artifacts: ArtifactStore,
  folder: string,
  digest: Digest,
): Promise<string> {
  const file = fileOf(folder, digest);
  await artifacts.get(digest, file);
  return readFile(file, 'utf8');
}

function fileOf(folder: string, digest: Digest): string {
  return join(folder, digest.slice('sha256:'.length));
}
