import type { GitRunner } from '../git/git-runner';
import { isRefName } from '../git/ref-name';
import { ReleaseError } from '../release-error';

/** The branch a run is for. */
export interface CurrentBranch {
  /** `null` when HEAD is detached and nothing tells. */
  name: string | null;
  /** A pull or merge request, which is never a long-lived branch, whatever the name it comes from. */
  request: boolean;
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Tells the branch: what git has checked out, else what the CI system says.
 * The variables are those of GitHub Actions, GitLab CI, CodeBuild and Jenkins.
 */
export async function readBranch(git: GitRunner, env: Environment): Promise<CurrentBranch> {
  const request =
    env['GITHUB_HEAD_REF'] || env['CI_MERGE_REQUEST_SOURCE_BRANCH_NAME'] || env['CHANGE_BRANCH'];
  if (request) return { name: request, request: true };
  const { code, stdout } = await git.run(['symbolic-ref', '--quiet', '--short', 'HEAD'], {
    allow: [0, 1],
  });
  if (code === 0) return { name: stdout.toString('utf8').trim(), request: false };
  const named =
    (env['GITHUB_REF_TYPE'] === 'branch' && env['GITHUB_REF_NAME']) ||
    env['CI_COMMIT_BRANCH'] ||
    env['CODEBUILD_WEBHOOK_HEAD_REF']?.replace(/^refs\/heads\//, '') ||
    env['BRANCH_NAME'];
  return { name: named || null, request: false };
}

/** @throws ReleaseError `invalid-branch` when git would not take the name */
export function checkBranch(branch: string): void {
  if (isRefName(branch)) return;
  throw new ReleaseError({
    code: 'invalid-branch',
    what: 'this cannot be the name of a branch',
    where: JSON.stringify(branch),
    fix: 'Give the name as `git branch` lists it, without refs/heads/.',
  });
}

/** The ref that keeps the last commit of a branch whose run succeeded. */
export function greenRef(branch: string): string {
  return `refs/cicd/green/${branch}`;
}

/** Whether a remote of this name is configured. */
export async function hasRemote(git: GitRunner, remote: string): Promise<boolean> {
  const { stdout } = await git.run(['remote']);
  return stdout.toString('utf8').split('\n').includes(remote);
}
