import type { Tag } from './git-reader';
import type { GitRunner } from './git-runner';

/** All tags of a repository, in one process: `show-ref -d` peels nested tags to their end. */
export async function readTags(git: GitRunner): Promise<Tag[]> {
  const { stdout } = await git.run(['show-ref', '--tags', '-d'], { allow: [0, 1] });
  const commits = new Map<string, string>();
  for (const line of stdout.toString('utf8').split('\n')) {
    const space = line.indexOf(' ');
    if (space === -1) continue;
    const name = line.slice(space + 1 + 'refs/tags/'.length);
    commits.set(name.endsWith('^{}') ? name.slice(0, -3) : name, line.slice(0, space));
  }
  return [...commits].map(([name, commit]) => ({ name, commit }));
}

/** Full id of the commit a revision names, `null` when there is none. */
export async function findCommit(git: GitRunner, revision: string): Promise<string | null> {
  const args = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`];
  const { code, stdout } = await git.run(args, { allow: [0, 1, 128] });
  return code === 0 ? stdout.toString('utf8').trim() : null;
}

/** The best common ancestor of two commits, `null` when their histories have nothing in common. */
export async function findMergeBase(git: GitRunner, a: string, b: string): Promise<string | null> {
  const { code, stdout } = await git.run(['merge-base', a, b], { allow: [0, 1] });
  return code === 0 ? stdout.toString('utf8').trim() : null;
}

/** Ids of what the tags point at themselves, by name: the tag object of an annotated one. */
export async function readTagObjects(git: GitRunner): Promise<Map<string, string>> {
  const { stdout } = await git.run(['show-ref', '--tags'], { allow: [0, 1] });
  return new Map(
    stdout
      .toString('utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => {
        const space = line.indexOf(' ');
        return [line.slice(space + 1 + 'refs/tags/'.length), line.slice(0, space)];
      }),
  );
}

/** Committer date of a commit, ISO 8601. */
export async function readCommitDate(git: GitRunner, commit: string): Promise<string> {
  const { stdout } = await git.run([
    'show',
    '--no-patch',
    '--no-show-signature',
    '--format=%cI',
    commit,
  ]);
  return stdout.toString('utf8').trim();
}
