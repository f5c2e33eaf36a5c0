import { ReleaseError } from '../release-error';
import type { GitRunner } from './git-runner';

/**
 * Merges one commit into another, without a working tree (`git merge-tree`, git 2.38).
 *
 * @param names of the branches, for the message
 * @returns id of the merged tree
 * @throws ReleaseError `merge-conflict` that lists the files, `git-failed` when git is older
 */
export async function mergeTrees(
  git: GitRunner,
  into: string,
  from: string,
  names: { from: string; into: string },
): Promise<string> {
  const { code, stdout } = await git.run(
    ['merge-tree', '--write-tree', '--name-only', '--no-messages', '-z', into, from],
    { allow: [0, 1] },
  );
  const [tree = '', ...files] = stdout.toString('utf8').split('\0');
  if (code === 0) return tree.trim();
  throw new ReleaseError({
    code: 'merge-conflict',
    what: `${names.from} does not merge cleanly into ${names.into}: ${files.filter((file) => file !== '').join(', ')}`,
    where: names.into,
    fix: `Merge it by hand once, on a branch off ${names.into}: \`git merge --no-ff ${names.from}\`.`,
  });
}
