import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { ChangelogOptions } from '../changelog/changelog-options';
import type { ExternalReader } from '../external/external-reader';
import { filesAt, type GitReader } from '../git/git-reader';
import type { GitRunner } from '../git/git-runner';
import { findCommit, readTags } from '../git/read-refs';
import { planRelease } from '../plan/plan-release';
import { ReleaseError } from '../release-error';
import { readClone, type Clone, type CloneOptions } from '../remote/clone';
import { mayBeRace, pushAtomically } from '../remote/push';
import type { RefUpdate } from '../remote/ref-update';
import { fetchMissing, newestOf, readRemote, type RemoteRefs } from '../remote/sync';
import { updateClone } from '../remote/update-clone';
import { createTagPattern, DEFAULT_TAG_PATTERN } from '../tags/tag-pattern';
import type { PlanRules, ReleasePlan } from '../types';
import { checkRemoteTags } from './check-remote-tags';
import { commitMessage } from './commit-message';
import { findPendingRelease, type PendingRelease } from './pending-release';
import { planFiles, plannedPaths, type PlannedFile } from './plan-files';
import { planTags } from './plan-tags';
import type { ReleaseLine } from './release-line';
import type { ReleaseOutcome, ReleaseStep } from './release-outcome';
import { pendingTags } from './resume-release';
import { writeRelease } from './write-release';

/** What stays the same in all attempts of one release. */
export interface ReleaseRun {
  root: string;
  rules: PlanRules;
  git: GitRunner;
  reader: GitReader;
  externals: ExternalReader;
  /** The workspace's folder below the top of the repository. */
  prefix: string;
  place: CloneOptions;
  identity: string;
  line: ReleaseLine;
  dryRun: boolean;
  message: string | undefined;
  changelog: ChangelogOptions;
  onStep: (step: ReleaseStep) => void | Promise<void>;
}

/** A push that the remote did not take because somebody else was faster. */
export interface Rejection {
  rejected: string[];
  branch: string;
  remote: string;
}

/** Where an attempt starts: the clone, and the remote after fetching. */
interface Start {
  clone: Clone;
  refs: RemoteRefs | null;
  notes: string[];
}

/** How an attempt ended, without the number of attempts. */
export type AttemptOutcome = Omit<ReleaseOutcome, 'attempts'>;

/**
 * Plans and releases once.
 *
 * @param resumed gets the tags that an interrupted release had left out
 */
export async function attemptRelease(
  run: ReleaseRun,
  resumed: string[],
): Promise<AttemptOutcome | Rejection> {
  const start = await begin(run);
  const rejection = await resume(run, start, resumed);
  if (rejection) return rejection;
  const { clone, refs, notes } = resumed.length > 0 && !run.dryRun ? await begin(run) : start;
  const upstream = refs?.branches ?? new Map<string, string>();
  const head = await run.line.head({ git: run.git, clone, upstream, identity: run.identity });
  await run.onStep('plan');
  const { root, reader, externals, rules } = run;
  const plan = await planRelease({ root, head, git: reader, externals, ...rules });
  const tags = planTags(plan).map(({ name }) => name);
  const base = { plan, branch: clone.branch, remote: clone.remote, resumed, notes };
  if (tags.length === 0) {
    if (!run.dryRun) await follow(run, clone, upstream.get(clone.branch) ?? null, notes);
    return { ...base, status: 'nothing', commit: null, tags: [], files: [] };
  }
  const files = await readPlannedFiles(run, clone, plan);
  const paths = files.map(({ path }) => path);
  if (run.dryRun) return { ...base, status: 'planned', commit: null, tags, files: paths };
  const commit = await publish(run, clone, plan, files, notes);
  if (typeof commit !== 'string') return commit;
  return { ...base, status: 'released', commit, tags, files: paths };
}

/** Fetches; a dry run only looks, and says what it does not see. */
async function begin({ git, place, line, dryRun, onStep }: ReleaseRun): Promise<Start> {
  const clone = await readClone(git, place);
  if (clone.remote === null) return { clone, refs: null, notes: [] };
  await onStep('fetch');
  const branches = [...new Set([clone.branch, ...line.branches])];
  if (!dryRun) {
    return { clone, refs: await fetchMissing(git, clone.remote, branches), notes: [] };
  }
  const refs = await readRemote(git, clone.remote, branches);
  const known = new Map<string, string>();
  const notes: string[] = [];
  for (const [name, commit] of refs.branches) {
    if ((await findCommit(git, commit)) !== null) known.set(name, commit);
    else
      notes.push(`${clone.remote} has newer commits of ${name}, which a dry run does not fetch.`);
  }
  return { clone, refs: { ...refs, branches: known }, notes };
}

/** Completes a release that was committed and not tagged, or tagged and not pushed. */
async function resume(
  run: ReleaseRun,
  { clone, refs, notes }: Start,
  resumed: string[],
): Promise<Rejection | null> {
  const { git, rules } = run;
  const { application, tagPattern = DEFAULT_TAG_PATTERN } = rules;
  const upstream = refs?.branches.get(clone.branch) ?? null;
  if (upstream === null && clone.local === null) return null;
  const head = await newestOf(git, clone, upstream);
  const pending = application
    ? await findPendingRelease({
        root: run.root,
        application,
        tagPattern,
        head,
        git,
        ...(refs && { known: refs.tags.keys() }),
      })
    : null;
  if (refs) {
    checkRemoteTags({
      pattern: createTagPattern(tagPattern, taggedNames(rules)),
      here: await readTags(git),
      there: refs.tags,
      pending: new Set(pending?.tags.map(({ name }) => name)),
      remote: clone.remote ?? '',
    });
  }
  if (!pending) return null;
  if (run.dryRun) {
    notes.push(`The tags ${namesOf(pending)} of an interrupted release would be made and pushed.`);
    return null;
  }
  await run.onStep('resume');
  const tags = await pendingTags(git, pending, run.identity);
  const rejection = await push(run, clone, head, tags);
  if (rejection) return rejection;
  await updateClone(git, clone, { commit: head, upstream: head, tags });
  resumed.push(...pending.tags.map(({ name }) => name));
  return null;
}

function namesOf({ tags }: PendingRelease): string {
  return tags.map(({ name }) => name).join(', ');
}

/** The projects whose tags this release counts from. */
function taggedNames({ projects, application, only }: PlanRules): string[] {
  const services =
    only ?? projects.filter(({ released }) => released !== false).map(({ name }) => name);
  return [...new Set([...services, ...(application ? [application.name] : [])])];
}

/** The release's files with their new content; those of the last commit are read, not those on disk. */
async function readPlannedFiles(
  { root, reader, changelog }: ReleaseRun,
  { checkedOut }: Clone,
  plan: ReleasePlan,
): Promise<PlannedFile[]> {
  const paths = plannedPaths(plan);
  const texts = await reader.readFiles(filesAt(plan.head, paths));
  const contents = new Map(paths.map((path, index) => [path, texts[index] ?? null]));
  const untracked = paths.filter(
    (path) => contents.get(path) === null && checkedOut && existsSync(join(root, path)),
  );
  if (untracked.length > 0) {
    throw new ReleaseError({
      code: 'uncommitted-changes',
      what: 'the release writes this file, and git does not track the one that is there',
      where: untracked.join(', '),
      fix: 'Delete it, or commit it.',
    });
  }
  return planFiles(plan, { ...changelog, readFile: (path) => contents.get(path) ?? null });
}

/** @returns the release commit, or why the remote did not take it */
async function publish(
  run: ReleaseRun,
  clone: Clone,
  plan: ReleasePlan,
  files: readonly PlannedFile[],
  notes: string[],
): Promise<string | Rejection> {
  const { git, identity, prefix } = run;
  await run.onStep('write');
  const message = commitMessage(plan, run.message);
  const { commit, tags } = await writeRelease(git, { plan, files, message, identity, prefix });
  const rejection = await push(run, clone, commit, tags);
  if (rejection) return rejection;
  await run.onStep('update');
  const obstacle = await updateClone(git, clone, { commit, upstream: commit, tags });
  if (obstacle !== null) notes.push(behind(clone, obstacle));
  return commit;
}

async function push(
  run: ReleaseRun,
  { branch, remote }: Clone,
  commit: string,
  tags: readonly RefUpdate[],
): Promise<Rejection | null> {
  if (remote === null) return null;
  await run.onStep('push');
  const updates = [{ ref: `refs/heads/${branch}`, object: commit }, ...tags];
  const result = await pushAtomically(run.git, remote, updates);
  if (result.pushed) return null;
  if (mayBeRace(result.reasons)) return { rejected: result.reasons, branch, remote };
  throw new ReleaseError({
    code: 'push-refused',
    what: `${remote} did not take the release: ${result.reasons.join('; ') || 'no reason given'}`,
    where: branch,
    fix: 'Nothing of it is left here or on the remote. Let the identity that releases push to this branch and lay tags, then run it again.',
  });
}

/** Nothing to release: the clone still follows the remote, as after a release that was interrupted here. */
async function follow(
  { git }: ReleaseRun,
  clone: Clone,
  upstream: string | null,
  notes: string[],
): Promise<void> {
  if (!clone.checkedOut || upstream === null) return;
  const commit = await newestOf(git, clone, upstream);
  const obstacle = await updateClone(git, clone, { commit, upstream, tags: [] });
  if (obstacle !== null) notes.push(behind(clone, obstacle));
}

function behind({ branch, remote }: Clone, obstacle: string): string {
  return `The release is complete, but ${branch} could not follow in this clone (${obstacle}). Run: git pull --ff-only ${remote ?? ''} ${branch}`;
}
