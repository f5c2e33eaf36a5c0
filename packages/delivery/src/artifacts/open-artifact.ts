import { join } from 'node:path';
import { DeliveryError } from '../delivery-error';
import { openArchive } from './archive/read-archive';
import { ARTIFACT_FILE, type ArtifactDescription, parseArtifact } from './artifact';
import { type Digest, digestOfFile } from './digest';

/**
 * Reads what an artifact says of itself.
 *
 * @throws DeliveryError `artifact-corrupt` when its bytes are not those of the digest
 */
export async function readArtifact(file: string, digest: Digest): Promise<ArtifactDescription> {
  await checkDigest(file, digest);
  const archive = await openArchive(file);
  try {
    return parseArtifact(await archive.readText(ARTIFACT_FILE), digest);
  } finally {
    archive.close();
  }
}

/**
 * Lays out what an artifact deploys to one environment.
 *
 * @param folder an empty one, or one to be made
 * @returns the folder of the cloud assembly
 * @throws DeliveryError `artifact-corrupt` when its bytes are not those of the digest;
 *   `invalid-artifact` when it was not packaged for that environment
 */
export async function extractArtifact(
  file: string,
  digest: Digest,
  { environment, folder }: { environment: string; folder: string },
): Promise<string> {
  await checkArtifact(file, digest, environment);
  const archive = await openArchive(file);
  try {
    const wanted = [`${environment}/`, 'assets/'];
    await archive.extract((path) => wanted.some((start) => path.startsWith(start)), folder);
  } finally {
    archive.close();
  }
  return join(folder, environment);
}

/**
 * Holds an artifact against its digest and an environment, and lays nothing out.
 *
 * @throws DeliveryError `artifact-corrupt` when its bytes are not those of the digest; `invalid-artifact` when it was not packaged for that environment
 */
export async function checkArtifact(
  file: string,
  digest: Digest,
  environment: string,
): Promise<void> {
  const { service, environments } = await readArtifact(file, digest);
  if (environments.includes(environment)) return;
  throw new DeliveryError({
    code: 'invalid-artifact',
    where: `artifact of ${service}`,
    what: `it was not packaged for ${environment}, but for ${environments.join(', ')}`,
    fix: `Add ${environment} to "environments" of application.json, and package a new commit.`,
  });
}

/** @throws DeliveryError `artifact-corrupt` when the bytes of a file are not those of a digest */
export async function checkDigest(file: string, digest: Digest): Promise<void> {
  const actual = await digestOfFile(file);
  if (actual === digest) return;
  throw new DeliveryError({
    code: 'artifact-corrupt',
    where: file,
    what: `its bytes are ${actual}, not ${digest}: it was changed or damaged`,
    fix: 'Nothing was deployed. Restore it from a copy of the artifact store, or release a new version.',
  });
}
