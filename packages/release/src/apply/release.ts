import type { ChangelogOptions } from '../changelog/changelog-options';
import type { ExternalReader } from '../external/external-reader';
import { openExternals } from '../external/open-externals';
import { spawnGit, type GitRunner } from '../git/git-runner';
import { readIdentity } from '../git/identity';
import { openRepository, readPlace } from '../git/open-repository';
import { checkCommitted, readClone, type CloneOptions } from '../remote/clone';
import { unshallow } from '../remote/sync';
import { ReleaseError } from '../release-error';
import type { PlanRules } from '../types';
import { attemptRelease, type Rejection, type ReleaseRun } from './attempt-release';
import { branchLine, type ReleaseLine } from './release-line';
import type { ReleaseOutcome, ReleaseStep } from './release-outcome';

/** What {@link release} takes. */
export interface ReleaseOptions {
  /** Absolute path of the workspace, or of a bare repository. */
  root: string;
  /** What is released, and how versions are counted. */
  rules: PlanRules;
  /** The branch that is released. Default: the one that is checked out, else what the CI system says. */
  branch?: string;
  /** Default `origin`, when there is such a remote. */
  remote?: string;
  /** `false` leaves the release in the clone. Default `true`. */
  push?: boolean;
  /** Fetches the history that a shallow clone hides, which is an error otherwise. */
  unshallow?: boolean;
  /** Changes nothing, here or on the remote. */
  dryRun?: boolean;
  /** Subject of the release commit; `{version}` is the application's version. */
  message?: string;
  /** How changelogs are written: links, sections. */
  changelog?: ChangelogOptions;
  /** How often it is planned anew when others push at the same time. Default 10. */
  attempts?: number;
  /** Where the commit comes from. Default: the branch itself. */
  line?: ReleaseLine;
  /** Called before each step. */
  onStep?: (step: ReleaseStep) => void | Promise<void>;
  env?: Readonly<Record<string, string | undefined>>;
  git?: GitRunner;
  /** Reads the repositories of external services, in all attempts. Default: `openExternals({ root })`. */
  externals?: ExternalReader;
  /** Waits. @param milliseconds */
  sleep?: (milliseconds: number) => Promise<void>;
}

/**
 * Releases a branch: plans, writes changelogs and manifest into one commit, tags it, and
 * pushes branch and tags at once, all or none.
 *
 * Commit and tags are made as objects that no ref leads to; the push gives them their names
 * on the remote, and only then the clone follows. So whatever interrupts it, before the push
 * nothing has happened, and after it the release is complete: doing it again ends in the same
 * state. When somebody else pushed first, it fetches and plans again. A release that was
 * committed without its tags, by whatever tool, is completed before a new one is planned.
 *
 * @throws ReleaseError before anything is written, for the reasons of `planRelease` and:
 *   `no-branch`, `no-identity`, `uncommitted-changes`, `diverged`, `tag-conflict`, `tags-unpushed`;
 *   `push-refused` when the remote does not take it, `push-raced` when others were faster every time
 */
export async function release(options: ReleaseOptions): Promise<ReleaseOutcome> {
  const run = await openRun(options);
  const resumed: string[] = [];
  const attempts = options.attempts ?? 10;
  for (let attempt = 1; ; attempt += 1) {
    const result = await attemptRelease(run, resumed);
    if (!('rejected' in result)) return { ...result, attempts: attempt };
    if (attempt >= attempts) throw raced(result, attempt);
    await (options.sleep ?? wait)(backOff(attempt));
  }
}

async function openRun(options: ReleaseOptions): Promise<ReleaseRun> {
  const { root, rules, git = spawnGit(root), env = process.env, dryRun = false } = options;
  const { line = branchLine } = options;
  const { prefix } = await readPlace(root, git);
  const place: CloneOptions = {
    branch: options.branch,
    remote: options.remote,
    push: options.push,
    atHead: line.atHead,
    env,
  };
  const { bare, remote } = await readClone(git, place);
  const identity = await readIdentity(git);
  if (!dryRun) {
    if (!bare) await checkCommitted(git);
    if (options.unshallow === true && remote !== null) await unshallow(git, remote);
  }
  return {
    root,
    rules,
    git,
    reader: openRepository(root, git),
    externals: options.externals ?? openExternals({ root }),
    prefix,
    place,
    identity,
    line,
    dryRun,
    message: options.message,
    changelog: options.changelog ?? {},
    onStep: options.onStep ?? (() => undefined),
  };
}

function raced({ branch, remote, rejected }: Rejection, attempts: number): ReleaseError {
  return new ReleaseError({
    code: 'push-raced',
    what: `others pushed first ${attempts} times: ${rejected.join('; ')}`,
    where: `${remote} ${branch}`,
    fix: 'Nothing of it is left here or on the remote. Run it again when fewer are pushing.',
  });
}

/** Doubles up to two seconds, a random part of it, so that those who collided do not do so again. */
function backOff(attempt: number): number {
  return Math.random() * Math.min(2000, 50 * 2 ** attempt);
}

function wait(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
