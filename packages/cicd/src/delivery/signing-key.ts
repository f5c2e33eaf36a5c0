import { realpathSync } from 'node:fs';
import { relative, resolve, sep } from 'node:path';
import { openSigner, type Signer, type Variables } from '@org/delivery';
import { type GitRunner, spawnGit } from '@org/release';

/** The variable that names the key to sign with. */
export const SIGNING_KEY = 'CICD_SIGNING_KEY';

/**
 * Opens the key to sign with: the path of a PEM file, or `kms:` and the ARN of a key.
 *
 * @param root absolute path of the workspace
 * @param env of this process
 * @returns null when none is named
 * @throws DeliveryError `invalid-key`; Error for a file that is in the repository
 */
export async function openSigningKey(
  root: string,
  env: Variables,
  git: GitRunner = spawnGit(root),
): Promise<Signer | null> {
  const reference = env[SIGNING_KEY];
  if (!reference) return null;
  if (!reference.startsWith('kms:') && (await isTracked(resolve(root, reference), root, git))) {
    throw new Error(
      `${SIGNING_KEY} names ${reference}, which is in the repository: whoever reads that can sign. Make another key, keep it elsewhere, and trust this one no longer.`,
    );
  }
  return openSigner(reference, { root, env });
}

async function isTracked(file: string, root: string, git: GitRunner): Promise<boolean> {
  const path = relative(realpathSync(root), realOf(file));
  if (path.startsWith(`..${sep}`) || path === '..') return false;
  const { stdout } = await git.run(['ls-files', '-z', '--', `:(literal)${path}`]);
  return stdout.length > 0;
}

/** A link outside may lead to a file inside. One that is not there is told when it is read. */
function realOf(file: string): string {
  try {
    return realpathSync(file);
  } catch {
    return file;
  }
}
