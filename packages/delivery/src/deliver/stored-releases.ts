import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { extractArtifact } from '../artifacts/open-artifact';
import type { RunningRelease } from '../change/running-release';
import { DeliveryError, type DeliveryErrorCode } from '../delivery-error';
import { checkProvenance } from '../package/check-provenance';
import { type DeliveryStores, getText } from '../package/delivery-stores';
import type { TrustedKeys } from '../signing/envelope';
import { sweepLeftBehind } from './sweep-left-behind';

/** Where releases are taken from, and for which environment. */
export interface StoredReleases {
  environment: string;
  stores: Pick<DeliveryStores, 'artifacts' | 'workFolder'>;
  /** Whose provenance counts. Without any, nobody's signature is asked for. */
  trusted: TrustedKeys;
}

/** What is wrong with the release and not with the way to it. */
const OF_THE_RELEASE: ReadonlySet<DeliveryErrorCode> = new Set<DeliveryErrorCode>([
  'artifact-missing',
  'artifact-corrupt',
  'invalid-artifact',
  'signature-refused',
  'no-assembly',
]);

/** Whether an error says that a release can never be delivered as it is. */
export function isOfTheRelease(error: unknown): error is DeliveryError {
  return error instanceof DeliveryError && OF_THE_RELEASE.has(error.code);
}

/**
 * Looks whether a release could be delivered now: its artifact is there, whole and for this environment, and signed. The
 * environment itself is not asked.
 *
 * @returns why not, or null
 * @throws DeliveryError `store-failed`
 */
export async function inspectRelease(
  service: string,
  release: RunningRelease,
  from: StoredReleases,
): Promise<string | null> {
  try {
    return await withAssembly(service, release, from, () => Promise.resolve(null));
  } catch (error) {
    if (isOfTheRelease(error)) return error.message;
    throw error;
  }
}

/**
 * Lays what a release deploys out in a folder, which is gone when the work has ended; or a day later, if the process was killed.
 *
 * @param work gets the folder, and that of the assembly in it
 * @throws DeliveryError for which {@link isOfTheRelease} is true; `store-failed`; what the work throws
 */
export async function withAssembly<Result>(
  service: string,
  release: RunningRelease,
  { environment, stores, trusted }: StoredReleases,
  work: (root: string, outDir: string) => Promise<Result>,
): Promise<Result> {
  const { artifact, provenance, sourceCommit } = release;
  await mkdir(stores.workFolder, { recursive: true });
  await sweepLeftBehind(stores.workFolder, Date.now());
  const root = await mkdtemp(join(stores.workFolder, `${service}-`));
  try {
    const text = await getText(stores.artifacts, root, provenance);
    const expected = { service, artifact, sourceCommit };
    checkProvenance(text, { expected, trusted, where: `provenance of ${service}` });
    const file = join(root, 'artifact.zip');
    await stores.artifacts.get(artifact, file);
    const target = { environment, folder: join(root, 'artifact') };
    return await work(root, await extractArtifact(file, artifact, target));
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}
