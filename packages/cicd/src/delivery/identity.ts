import { hostname, userInfo } from 'node:os';
import { type GitRunner, spawnGit } from '@org/release';

/** Variables of a process. */
type Variables = Readonly<Record<string, string | undefined>>;

/** Where CI says who has started it. */
const ACTORS = ['GITHUB_ACTOR', 'GITLAB_USER_LOGIN', 'CODEBUILD_INITIATOR'];

/**
 * Who runs a command: whoever CI says has started it, else the user of this machine.
 * @param variables of this process
 */
export function actorOf(variables: Variables): string {
  const named = ACTORS.map((name) => variables[name]).find(Boolean);
  return named ?? userName();
}

/**
 * What runs a command, as a URI: a run of CI, else this machine and its user.
 * @param variables of this process
 */
export function builderOf(variables: Variables): string {
  const {
    GITHUB_SERVER_URL: server,
    GITHUB_REPOSITORY: repository,
    GITHUB_RUN_ID: run,
    CI_JOB_URL: job,
    CODEBUILD_BUILD_ARN: build,
  } = variables;
  if (server && repository && run) return `${server}/${repository}/actions/runs/${run}`;
  const machine = `urn:cicd:machine:${encodeURIComponent(hostname())}:${encodeURIComponent(userName())}`;
  return job || build || machine;
}

/**
 * Where the source is: the address of the remote, as it is configured.
 * @returns null without such a remote
 */
export async function remoteOf(
  root: string,
  git: GitRunner = spawnGit(root),
): Promise<string | null> {
  const args = ['config', '--get', 'remote.origin.url'];
  const { stdout } = await git.run(args, { allow: [0, 1] });
  return stdout.toString('utf8').trim() || null;
}

/** A container may run as somebody who has no name. */
function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return `user ${process.getuid?.() ?? ''}`.trim();
  }
}
