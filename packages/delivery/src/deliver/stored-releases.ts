import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { checkArtifact, extractArtifact } from '../artifacts/open-artifact';
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
    return await withArtifact(service, release, from, async (_, file) => {
      await checkArtifact(file, release.artifact, from.environment);
      return null;
    });
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
export function withAssembly<Result>(
  service: string,
  release: RunningRelease,
  from: StoredReleases,
  work: (root: string, outDir: string) => Promise<Result>,
): Promise<Result> {
  return withArtifact(service, release, from, async (root, file) => {
    const target = { environment: from.environment, folder: join(root, 'artifact') };
    return work(root, await extractArtifact(file, release.artifact, target));
  });
}

/** Fetches the artifact of a release that its provenance vouches for, into a folder that is gone afterwards. */
async function withArtifact<Result>(
  service: string,
  release: RunningRelease,
  { stores, trusted }: StoredReleases,
  work: (root: string, file: string) => Promise<Result>,
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
    return await work(root, file);
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}
