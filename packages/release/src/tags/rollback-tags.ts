import { spawnGit, type GitRunner } from '../git/git-runner';
import { hashOf, objectId, tagObject, writeObjects } from '../git/objects';
import { readTags } from '../git/read-refs';
import { isRefName } from '../git/ref-name';
import { ReleaseError } from '../release-error';
import type { TagPattern } from './tag-pattern';

/** A project that went back. */
export interface LeftRelease {
  project: string;
  /** The version that was left, which the tag is named after. */
  left: string;
  /** Where it went back to: the tag of that release, when it has a version, and the commit that its bytes were built from. */
  to: { version: string | null; sourceCommit: string };
}

/** What {@link createRollbackTags} takes. */
export interface RollbackTagsInput {
  /** Absolute path of the repository. */
  root: string;
  pattern: TagPattern;
  releases: readonly LeftRelease[];
  /** The one rollback that all this is about: what has a tag for it already gets no other one. One line. */
  change: string;
  /** For people; it is put on one line. */
  because: string;
  git?: GitRunner;
}

/** Tag names, in the order of the releases. */
export interface RollbackTags {
  created: string[];
  /** Laid before for the same rollback. */
  existing: string[];
}

interface PlannedTag {
  name: string;
  commit: string;
  message: string;
  isThere: boolean;
}

const ATTEMPTS = 3;
const CHANGE = 'Rollback: ';

/**
 * Lays an annotated tag on the release that each project went back to, named after the one that was left: all of them or none. Run
 * again after any interruption it completes what is missing. The number of git processes does not depend on
 * the number of tags.
 *
 * @throws ReleaseError before anything is written: `unknown-revision` when a release that was gone back to is not in this clone,
 *   `invalid-options` when a name cannot be a tag's; `git-failed`
 */
export async function createRollbackTags(input: RollbackTagsInput): Promise<RollbackTags> {
  const { root, git = spawnGit(root) } = input;
  for (let attempt = 1; ; attempt += 1) {
    const planned = await planTags(input, git);
    const missing = planned.filter(({ isThere }) => !isThere);
    if (missing.length === 0 || (await writeTags(git, missing))) {
      const existing = planned.filter(({ isThere }) => isThere);
      return { created: namesOf(missing), existing: namesOf(existing) };
    }
    // Somebody may have taken a name meanwhile.
    if (attempt === ATTEMPTS) throw notWritten(root, namesOf(missing));
  }
}

async function planTags(
  { root, pattern, releases, change, because }: RollbackTagsInput,
  git: GitRunner,
): Promise<PlannedTag[]> {
  const tags = new Map((await readTags(git)).map(({ name, commit }) => [name, commit]));
  const commits = await existingCommits(
    git,
    releases.map(({ to }) => to.sourceCommit),
  );
  const laid = new Set(await laidFor(git, change, candidatesIn(tags, pattern, releases)));
  return releases.map(({ project, left, to }) => {
    const tag = to.version === null ? undefined : tags.get(pattern.format(project, to.version));
    const commit = tag ?? (commits.has(to.sourceCommit) ? to.sourceCommit : undefined);
    if (commit === undefined) throw unknownRelease(root, pattern, { project, left, to });
    for (let count = 1; ; count += 1) {
      const name = pattern.formatRollback(project, left, count);
      if (!isRefName(name)) throw noName(name);
      const isThere = tags.get(name) === commit && laid.has(name);
      if (tags.has(name) && !isThere) continue;
      const title = `${project} went back from ${left} to ${to.version ?? to.sourceCommit}`;
      const message = `${oneLine(title)}\n\n${oneLine(because)}\n\n${CHANGE}${oneLine(change)}\n`;
      return { name, commit, message, isThere };
    }
  });
}

/** Names that are taken of those that could be given. */
function candidatesIn(
  tags: ReadonlyMap<string, string>,
  pattern: TagPattern,
  releases: readonly LeftRelease[],
): string[] {
  return releases.flatMap(({ project, left }) => {
    const names: string[] = [];
    for (let count = 1; ; count += 1) {
      const name = pattern.formatRollback(project, left, count);
      if (!tags.has(name)) return names;
      names.push(name);
    }
  });
}

/** Those of the tags whose message says that they were laid for a rollback. */
async function laidFor(
  git: GitRunner,
  change: string,
  names: readonly string[],
): Promise<string[]> {
  if (names.length === 0) return [];
  const { stdout } = await git.run([
    'for-each-ref',
    '--format=%(refname:strip=2)%00%(contents)%00',
    ...names.map((name) => `refs/tags/${name}`),
  ]);
  const parts = stdout.toString('utf8').split('\0');
  const line = `${CHANGE}${oneLine(change)}`;
  return parts.flatMap((part, at) =>
    at % 2 === 0 && (parts[at + 1] ?? '').split('\n').includes(line) ? [part.trimStart()] : [],
  );
}

/** Those that are commits of this clone. */
async function existingCommits(git: GitRunner, ids: readonly string[]): Promise<Set<string>> {
  const whole = ids.filter((id) => /^[0-9a-f]{40,64}$/.test(id));
  if (whole.length === 0) return new Set();
  const { stdout } = await git.run(['cat-file', '--batch-check'], {
    input: whole.map((id) => `${id}\n`).join(''),
  });
  const lines = stdout.toString('utf8').split('\n');
  return new Set(lines.flatMap((line) => /^([0-9a-f]+) commit /.exec(line)?.[1] ?? []));
}

/** @returns whether all were written; none was otherwise */
async function writeTags(git: GitRunner, tags: readonly PlannedTag[]): Promise<boolean> {
  const tagger = (await git.run(['var', 'GIT_COMMITTER_IDENT'])).stdout.toString('utf8').trim();
  const hash = hashOf(tags[0]?.commit ?? '');
  const objects = tags.map((tag) => tagObject({ ...tag, tagger }));
  await writeObjects(git, objects, hash);
  const commands = objects.map(
    (object, at) => `create refs/tags/${tags[at]?.name ?? ''}\0${objectId(object, hash)}\0`,
  );
  const { code } = await git.run(['update-ref', '-m', 'rollback', '-z', '--stdin'], {
    input: commands.join(''),
    allow: [0, 128],
  });
  return code === 0;
}

function namesOf(tags: readonly PlannedTag[]): string[] {
  return tags.map(({ name }) => name);
}

/** Whoever writes a text cannot begin a line of their own with it. */
function oneLine(text: string): string {
  return text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
}

function unknownRelease(
  root: string,
  pattern: TagPattern,
  { project, to: { version, sourceCommit } }: LeftRelease,
): ReleaseError {
  const what =
    version === null
      ? `commit ${sourceCommit}`
      : `tag ${pattern.format(project, version)} nor commit ${sourceCommit}`;
  return new ReleaseError({
    code: 'unknown-revision',
    what: `${project} went back to what is not in this clone: ${version === null ? 'there is no' : 'there is neither'} ${what}`,
    where: root,
    fix: 'No tag was laid. Fetch the history and its tags: git fetch --tags; then run the same command again.',
  });
}

function noName(name: string): ReleaseError {
  return new ReleaseError({
    code: 'invalid-options',
    what: 'git does not allow this name for a tag',
    where: JSON.stringify(name),
    fix: 'Change the project name or the tag pattern; `git check-ref-format --help` has the rules.',
  });
}

function notWritten(root: string, names: readonly string[]): ReleaseError {
  return new ReleaseError({
    code: 'git-failed',
    what: `git could not write the tags ${names.join(', ')}`,
    where: root,
    fix: 'A tag cannot be inside another (`a` and `a/b`), and no other git process may hold a lock; then run it again.',
  });
}
