import { loadMessageParser } from '../commits/message';
import type { GitReader, HistoryCommit, Tag } from '../git/git-reader';
import { openRepository } from '../git/open-repository';
import { inFolder } from '../history/release-files';
import { parseManifest } from '../manifest/parse-manifest';
import { ReleaseError } from '../release-error';
import { readProjectVersions } from '../tags/project-versions';
import type { Manifest, PlanOptions, PlanRules, ReleasePlan } from '../types';
import { computePlan } from './compute-plan';
import type { History } from './history';
import { neededManifests } from './plan-application';
import { checkRules } from './rules';

/**
 * Reads a repository and plans its release. Nothing is written. The number of
 * git processes does not depend on the number of projects, tags or commits.
 *
 * @param options paths are relative to `root`, versions are exact semver
 * @returns plain data, the same for the same history
 * @throws ReleaseError when the repository cannot be read (`not-a-repository`, `no-commits`,
 *   `unknown-revision`, `shallow-clone`), its `release.json` is broken (`invalid-manifest`),
 *   or for the reasons of {@link computePlan}
 */
export async function planRelease(options: PlanOptions): Promise<ReleasePlan> {
  const { root, head: revision = 'HEAD', git = openRepository(root), ...rules } = options;
  checkRules(rules);
  const [history, parse] = await Promise.all([
    readHistory(git, root, revision, rules),
    loadMessageParser(),
  ]);
  return computePlan(history, parse, rules);
}

/**
 * Reads what {@link computePlan} needs.
 *
 * @throws ReleaseError as {@link planRelease}
 */
export async function readHistory(
  git: GitReader,
  root: string,
  revision: string,
  rules: PlanRules,
): Promise<History> {
  const head = await git.resolveCommit(revision);
  if (await git.isShallow()) throw shallowClone(root);
  const [tags, commits] = await Promise.all([git.readTags(), collect(git.readCommits(head))]);
  return {
    head,
    headDate: commits[0]?.date ?? '',
    tags,
    commits,
    ...(await readManifests(git, head, tags, commits, rules)),
  };
}

async function collect(commits: AsyncIterable<HistoryCommit>): Promise<HistoryCommit[]> {
  const all: HistoryCommit[] = [];
  for await (const commit of commits) all.push(commit);
  return all;
}

async function readManifests(
  git: GitReader,
  head: string,
  tags: readonly Tag[],
  commits: readonly HistoryCommit[],
  planRules: PlanRules,
): Promise<{ manifest: Manifest | null; pastManifests: Manifest[] }> {
  const rules = checkRules(planRules);
  const { application, pattern } = rules;
  if (!application) return { manifest: null, pastManifests: [] };
  const hashes = new Set(commits.map(({ hash }) => hash));
  const versions = readProjectVersions(tags, pattern, (commit) => hashes.has(commit)).get(
    application.name,
  );
  const paths = [
    'release.json',
    ...neededManifests(versions, rules).map((version) => `releases/${version}.json`),
  ];
  const files = paths.map((path) => inFolder(application.root, path));
  const texts = await git.readFilesAt(head, files);
  const manifests = texts.map((text, index) =>
    text === null ? null : parseManifest(text, files[index] ?? ''),
  );
  return {
    manifest: manifests[0] ?? null,
    pastManifests: manifests.slice(1).filter((manifest) => manifest !== null),
  };
}

function shallowClone(root: string): ReleaseError {
  return new ReleaseError({
    code: 'shallow-clone',
    what: 'the clone is shallow, so tags and commits a release counts are hidden',
    where: root,
    fix: 'Run `git fetch --unshallow --tags` (in GitHub Actions: `fetch-depth: 0` for actions/checkout).',
  });
}
