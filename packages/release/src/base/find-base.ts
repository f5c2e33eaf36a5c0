import { compare } from 'semver';
import { spawnGit, type GitRunner } from '../git/git-runner';
import { readPlace } from '../git/open-repository';
import { findCommit, findMergeBase } from '../git/read-refs';
import { ReleaseError } from '../release-error';
import { createTagPattern, DEFAULT_TAG_PATTERN } from '../tags/tag-pattern';
import { chooseBase, type BaseChoice, type BaseFacts } from './choose-base';
import { checkBranch, greenRef, hasRemote, readBranch } from './read-branch';

/** What {@link findBase} takes. */
export interface FindBaseOptions {
  /** Absolute path of the repository. */
  root: string;
  defaultBranch: string;
  /** Default: what is checked out, else what the CI system says. */
  branch?: string;
  /** Other branches that keep a last green commit, such as `release`. */
  longLivedBranches?: readonly string[];
  /** Default `origin`. */
  remote?: string;
  /** The application whose newest release is a base before the first green run. */
  application?: string;
  /** Services whose newest release is one when the application has none. */
  services?: readonly string[];
  tagPattern?: string;
  /** A base somebody asked for; default `NX_BASE` of `env`. */
  explicit?: string;
  /** Whether to ask the remote first. Default `true`. */
  fetch?: boolean;
  /** Default: the process's environment. */
  env?: Readonly<Record<string, string | undefined>>;
  git?: GitRunner;
}

/**
 * Finds the base for "affected" by the rules of {@link chooseBase}. Writes
 * nothing but what fetching writes. When the remote does not answer, what the
 * clone knows is used, and the reason says so.
 *
 * @throws ReleaseError `shallow-clone` with the command that deepens, `invalid-branch`,
 *   `unknown-revision` for a given base, `no-base` when the default branch is not in the clone
 */
export async function findBase(options: FindBaseOptions): Promise<BaseChoice> {
  const { root, env = process.env, git = spawnGit(root) } = options;
  const { shallow } = await readPlace(root, git);
  const head = await findCommit(git, 'HEAD');
  if (head === null) throw noCommits(root);
  const current =
    options.branch === undefined
      ? await readBranch(git, env)
      : { name: options.branch, request: false };
  [options.defaultBranch, ...(current.name === null ? [] : [current.name])].forEach(checkBranch);
  const explicit = options.explicit ?? (env['NX_BASE'] || undefined);
  const facts: BaseFacts = {
    head,
    branch: current.name,
    longLived: false,
    given: null,
    green: null,
    release: null,
    fork: null,
    emptyTree: '',
  };
  if (explicit !== undefined)
    return chooseBase({ ...facts, given: await readGiven(git, root, explicit, shallow) });
  if (shallow) throw shallowClone(root);
  const named = [options.defaultBranch, ...(options.longLivedBranches ?? [])];
  const isNamed = current.name !== null && !current.request && named.includes(current.name);
  const asked = await askRemote(git, options, isNamed ? current.name : null);
  const fork = isNamed ? null : await readFork(git, options, head, root);
  // CI systems that tell no branch check out the default one: a base equal to head would check nothing.
  const longLived = isNamed || (current.name === null && fork?.mergeBase === head);
  const choice = chooseBase({
    ...facts,
    longLived,
    green: longLived ? await readGreen(git, current.name ?? options.defaultBranch, head) : null,
    release: longLived ? await readRelease(git, options, head) : null,
    fork,
    emptyTree: await readEmptyTree(git),
  });
  return asked === null ? choice : { ...choice, reason: `${choice.reason} (${asked})` };
}

async function readGiven(
  git: GitRunner,
  root: string,
  revision: string,
  shallow: boolean,
): Promise<BaseFacts['given']> {
  const commit = await findCommit(git, revision);
  if (commit !== null) return { revision, commit };
  if (shallow) throw shallowClone(root);
  throw new ReleaseError({
    code: 'unknown-revision',
    what: `there is no commit "${revision}" to compare with`,
    where: root,
    fix: 'Give a commit of this clone as base (option or NX_BASE), or none; `git fetch` brings what is only on the remote.',
  });
}

/** @returns what went wrong, for people; `null` when nothing did */
async function askRemote(
  git: GitRunner,
  options: FindBaseOptions,
  longLived: string | null,
): Promise<string | null> {
  const { remote = 'origin', defaultBranch } = options;
  if (options.fetch === false || !(await hasRemote(git, remote))) return null;
  const heads = `+refs/heads/${defaultBranch}:refs/remotes/${remote}/${defaultBranch}`;
  const refspecs = ['+refs/cicd/green/*:refs/cicd/green/*', ...(longLived === null ? [heads] : [])];
  const args = [
    'fetch',
    '--quiet',
    '--no-tags',
    '--no-write-fetch-head',
    '--',
    remote,
    ...refspecs,
  ];
  const { code, stderr } = await git.run(args, {
    allow: [0, 1, 128],
    env: { GIT_TERMINAL_PROMPT: '0' },
  });
  if (code === 0) return null;
  return `${remote} could not be asked, this is what the clone knows: ${stderr.trim().split('\n')[0] ?? ''}`;
}

async function readGreen(
  git: GitRunner,
  branch: string,
  head: string,
): Promise<BaseFacts['green']> {
  const ref = greenRef(branch);
  const commit = await findCommit(git, ref);
  return commit === null
    ? null
    : { ref, commit, mergeBase: await findMergeBase(git, commit, head) };
}

/** The application's highest version, else the newest tag of any service. */
async function readRelease(
  git: GitRunner,
  options: FindBaseOptions,
  head: string,
): Promise<BaseFacts['release']> {
  const { application, services = [], tagPattern = DEFAULT_TAG_PATTERN } = options;
  const projects = [...(application === undefined ? [] : [application]), ...services];
  if (projects.length === 0) return null;
  const pattern = createTagPattern(tagPattern, projects);
  const format = '--format=%(refname:strip=2)';
  const { stdout } = await git.run([
    'for-each-ref',
    `--merged=${head}`,
    '--sort=-creatordate',
    format,
    'refs/tags',
  ]);
  const tags = stdout
    .toString('utf8')
    .split('\n')
    .flatMap((tag) => {
      const release = pattern.parse(tag);
      return release ? [{ tag, ...release }] : [];
    });
  const own = tags
    .filter(({ project }) => project === application)
    .sort((a, b) => compare(b.version, a.version));
  const tag = (own[0] ?? tags[0])?.tag;
  const commit = tag === undefined ? null : await findCommit(git, `refs/tags/${tag}`);
  return tag === undefined || commit === null ? null : { tag, commit };
}

async function readFork(
  git: GitRunner,
  options: FindBaseOptions,
  head: string,
  root: string,
): Promise<BaseFacts['fork']> {
  const { remote = 'origin', defaultBranch } = options;
  const refs = [`refs/remotes/${remote}/${defaultBranch}`, `refs/heads/${defaultBranch}`];
  for (const ref of refs) {
    const commit = await findCommit(git, ref);
    if (commit !== null)
      return {
        ref: ref.replace(/^refs\/(remotes|heads)\//, ''),
        mergeBase: await findMergeBase(git, head, commit),
      };
  }
  throw new ReleaseError({
    code: 'no-base',
    what: `the default branch "${defaultBranch}" is not in this clone`,
    where: root,
    fix: `Run \`git fetch ${remote} ${defaultBranch}:refs/remotes/${remote}/${defaultBranch}\`, or give the base.`,
  });
}

/** Its id depends on the repository's hash. */
async function readEmptyTree(git: GitRunner): Promise<string> {
  return (await git.run(['hash-object', '-t', 'tree', '--stdin'])).stdout.toString('utf8').trim();
}

function shallowClone(root: string): ReleaseError {
  return new ReleaseError({
    code: 'shallow-clone',
    what: 'the clone is shallow, so the commit to compare with is hidden',
    where: root,
    fix: 'Run `git fetch --unshallow --tags` (in GitHub Actions: `fetch-depth: 0` for actions/checkout).',
  });
}

function noCommits(root: string): ReleaseError {
  return new ReleaseError({
    code: 'no-commits',
    what: 'the repository has no commits yet',
    where: root,
    fix: 'Commit your work first: `git add . && git commit`.',
  });
}
