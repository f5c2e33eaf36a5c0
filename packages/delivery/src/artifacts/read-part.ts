import { openArchive } from './archive/read-archive';
import { type Digest } from './digest';
import { checkDigest } from './open-artifact';

/**
 * Reads one file of an artifact.
 *
 * @param path in the artifact
 * @returns `null`: it has no such file
 * @throws DeliveryError `artifact-corrupt` when its bytes are not those of the digest
 */
export async function readPart(file: string, digest: Digest, path: string): Promise<string | null> {
  await checkDigest(file, digest);
  const archive = await openArchive(file);
  try {
    return archive.paths.includes(path) ? await archive.readText(path) : null;
  } finally {
    archive.close();
  }
}
