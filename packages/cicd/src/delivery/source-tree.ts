import { realpathSync } from 'node:fs';
import { isAbsolute, relative, sep } from 'node:path';
import { type GitRunner, spawnGit } from '@org/release';

/** What is checked out in a workspace. Paths are relative to its root. */
export interface SourceTree {
  /** The whole hash of the commit. */
  head: string;
  /** Files of the commit that were changed since. */
  changed: string[];
  /** Files that are in no commit, and not ignored. */
  untracked: string[];
}

const MOST_SHOWN = 10;

/**
 * Looks at what is checked out.
 * @param root absolute path of the workspace, which may be below the repository's top
 * @throws ReleaseError `git-failed` where there is no repository, or no commit in it
 */
export async function readSourceTree(
  root: string,
  git: GitRunner = spawnGit(root),
): Promise<SourceTree> {
  const place = await git.run(['rev-parse', '--show-prefix', 'HEAD']);
  const [prefix = '', head = ''] = place.stdout.toString('utf8').split('\n');
  const args = ['status', '--porcelain', '-z', '--untracked-files=all', '--no-renames', '--', '.'];
  const entries = (await git.run(args)).stdout.toString('utf8').split('\0').filter(Boolean);
  const files = entries.map((entry) => {
    return { status: entry.slice(0, 2), path: entry.slice(3 + prefix.length) };
  });
  return {
    head,
    changed: files.filter(({ status }) => status !== '??').map(({ path }) => path),
    untracked: files.filter(({ status }) => status === '??').map(({ path }) => path),
  };
}

/** Refuses a working tree that is not the commit it says it is. */
export function assertUnchanged({ head, changed }: SourceTree): void {
  if (changed.length === 0) return;
  throw new Error(
    `What is checked out is not ${head}: ${listed(changed)} ${changed.length === 1 ? 'has' : 'have'} uncommitted changes. An artifact belongs to a commit: commit them, or put them aside with git stash.`,
  );
}

/**
 * Refuses sources of a service that are in no commit.
 *
 * @param root absolute path of the workspace
 * @param service its folder, relative to the root
 * @param files absolute paths of what was bundled
 */
export function assertCommitted(
  { head, untracked }: SourceTree,
  { root, service, files }: { root: string; service: string; files: readonly string[] },
): void {
  if (untracked.length === 0) return;
  const top = realpathSync(root);
  const bundled = new Set(
    files
      .map((file) => relative(top, file).split(sep).join('/'))
      .filter((path) => !isAbsolute(path)),
  );
  const folder = service === '.' ? '' : `${service}/`;
  const used = untracked.filter((path) => path.startsWith(folder) || bundled.has(path));
  if (used.length === 0) return;
  throw new Error(
    `${listed(used)} ${used.length === 1 ? 'is' : 'are'} in no commit, and ${service} is made of it. An artifact belongs to a commit, here ${head}: commit it, remove it, or let git ignore it.`,
  );
}

function listed(paths: readonly string[]): string {
  const more = paths.length - MOST_SHOWN;
  const shown = paths.slice(0, MOST_SHOWN).join(', ');
  return more > 0 ? `${shown} and ${more} more` : shown;
}
