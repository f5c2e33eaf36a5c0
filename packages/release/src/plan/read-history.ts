import type { ExternalReader } from '../external/external-reader';
import { openExternals } from '../external/open-externals';
import { readExternals, type ExternalRepository } from '../external/read-externals';
import { type Commit, filesAt, type GitReader, type HistoryCommit } from '../git/git-reader';
import { inFolder } from '../history/release-files';
import { parseManifest } from '../manifest/parse-manifest';
import { ReleaseError } from '../release-error';
import type { Manifest, PlanRules } from '../types';
import type { History } from './history';
import { findReverts, type RevertFinder } from './named-reverts';
import { neededChanges } from './needed-changes';
import { externalsInput, neededManifests } from './plan-application';
import { readMoves } from './read-moves';
import { checkRules, type CheckedRules } from './rules';
import { surveyHistory, type Survey } from './survey';

/**
 * Reads a whole history, the files of released commits included: more than one plan
 * needs, and what {@link computePlan} may be asked again and again about. Manifests are
 * those that the rules ask for.
 *
 * @throws ReleaseError as {@link planRelease}
 */
export async function readHistory(
  git: GitReader,
  root: string,
  revision: string,
  rules: PlanRules,
  externals: ExternalReader = openExternals({ root }),
): Promise<History> {
  const source = { git, externals, root, revision, rules: checkRules(rules) };
  return (await readSurveyed(source, (commits) => [...commits.keys()])).history;
}

/** Where a history is read from, and what for. */
export interface HistorySource {
  git: GitReader;
  externals: ExternalReader;
  /** Names the repository in errors. */
  root: string;
  revision: string;
  rules: CheckedRules;
}

/** A history together with what was found out to read it. */
export interface SurveyedHistory {
  history: History;
  survey: Survey;
  revertsOf: RevertFinder;
}

/**
 * Reads a history: first its shape, messages and tags, then the files of some commits,
 * which is what takes time.
 *
 * @param choose the positions whose files are wanted; default those that can matter under the rules
 */
export async function readSurveyed(
  source: HistorySource,
  choose: typeof neededChanges = neededChanges,
): Promise<SurveyedHistory> {
  const { git, root, revision, rules } = source;
  const head = await git.resolveCommit(revision);
  if (await git.isShallow()) throw shallowClone(root);
  const [tags, commits] = await Promise.all([git.readTags(), collect(git.readCommits(head))]);
  const survey = surveyHistory(commits, tags, rules);
  const revertsOf = findReverts(commits, survey.ancestry);
  const manifests = await readManifests(git, head, survey, rules);
  const needed = choose(commits, survey, revertsOf, manifests.manifest, rules);
  const [changed, externals] = await Promise.all([
    withChanges(git, commits, needed),
    readOthers(source, survey, manifests),
  ]);
  const moves = await readMoves(git, { head, commits: changed, read: needed, survey, rules });
  const history: History = {
    head,
    headDate: commits[0]?.date ?? '',
    tags,
    commits: changed,
    moves,
    ...manifests,
    externals,
  };
  return { history, survey, revertsOf };
}

async function collect(commits: AsyncIterable<Commit>): Promise<Commit[]> {
  const all: Commit[] = [];
  for await (const commit of commits) all.push(commit);
  return all;
}

async function withChanges(
  git: GitReader,
  commits: readonly Commit[],
  needed: readonly number[],
): Promise<HistoryCommit[]> {
  const asked = needed.flatMap((index) => commits[index] ?? []);
  const changes = await git.readChanges(asked);
  const files = new Map(asked.map(({ hash }, at) => [hash, changes[at] ?? []]));
  return commits.map((commit) => ({ ...commit, files: files.get(commit.hash) ?? [] }));
}

async function readManifests(
  git: GitReader,
  head: string,
  { versions }: Survey,
  rules: CheckedRules,
): Promise<Pick<History, 'manifest' | 'pastManifests'>> {
  const { application } = rules;
  if (!application) return { manifest: null, pastManifests: [] };
  const paths = [
    'release.json',
    ...neededManifests(versions.get(application.name), rules).map(
      (version) => `releases/${version}.json`,
    ),
  ];
  const files = paths.map((path) => inFolder(application.root, path));
  const texts = await git.readFiles(filesAt(head, files));
  const parsed = new Map<string, Manifest>();
  const [manifest = null, ...pastManifests] = texts.map((text, index): Manifest | null => {
    if (text === null) return null;
    const known = parsed.get(text) ?? parseManifest(text, files[index] ?? '');
    parsed.set(text, known);
    return known;
  });
  return { manifest, pastManifests: pastManifests.filter((past) => past !== null) };
}

async function readOthers(
  { externals, rules }: HistorySource,
  { versions }: Survey,
  manifests: Pick<History, 'manifest' | 'pastManifests'>,
): Promise<ExternalRepository[] | null> {
  const { application } = rules;
  if (!application || rules.externals.length === 0 || rules.offline) return null;
  return readExternals(externals, externalsInput(versions.get(application.name), rules, manifests));
}

function shallowClone(root: string): ReleaseError {
  return new ReleaseError({
    code: 'shallow-clone',
    what: 'the clone is shallow, so tags and commits a release counts are hidden',
    where: root,
    fix: 'Run `git fetch --unshallow --tags` (in GitHub Actions: `fetch-depth: 0` for actions/checkout).',
  });
}
