import type {
  ApplicationMove,
  ApplicationPlan,
  PlannedCommit,
  RepositoryUrl,
  ServicePlan,
} from '../types';
import { escapeMarkdown } from './escape-markdown';
import { encodeTag, fillLink, linkTemplates } from './repository-url';
import { issueLink } from './service-changelog';

/** What {@link renderApplicationChangelog} takes. */
export interface ApplicationChangelogInput {
  application: ApplicationPlan;
  /** The plans of the services, for their notable changes. */
  services: readonly ServicePlan[];
  /** `YYYY-MM-DD`, as for {@link renderServiceChangelog}. */
  date: string;
  repository?: RepositoryUrl | null;
  /** Default: the application's next version. */
  version?: string;
}

/**
 * Writes the changelog entry of one release of an application: a table of the
 * services that moved, breaking changes, what is notable service by service,
 * then the services that stayed.
 *
 * @returns Markdown, starting with the version's heading and ending in a newline
 */
export function renderApplicationChangelog(input: ApplicationChangelogInput): string {
  const { application, services, date, repository = null } = input;
  const version = input.version ?? application.nextVersion ?? '';
  const moved = new Map(application.moves.map((move) => [move.name, move]));
  const released = services.filter(
    ({ name, nextVersion }) => nextVersion !== null && moved.has(name),
  );
  const parts = [{ name: application.name, commits: application.commits }, ...released];
  const blocks = [
    heading(application, version, date, repository),
    moveTable(application.moves),
    breakingChanges(parts, repository),
    ...parts.map((part) => notableChanges(part, repository)),
    unchanged(application, moved),
  ];
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}

interface Part {
  name: string;
  commits: readonly PlannedCommit[];
}

function heading(
  { currentTag, tag }: ApplicationPlan,
  version: string,
  date: string,
  repository: RepositoryUrl | null,
): string {
  if (!repository || currentTag === null || tag === null) return `## ${version} (${date})`;
  const { compareUrlFormat } = linkTemplates(repository);
  const url = fillLink(compareUrlFormat, repository, {
    previousTag: encodeTag(currentTag),
    currentTag: encodeTag(tag),
  });
  return `## [${version}](${url}) (${date})`;
}

function moveTable(moves: readonly ApplicationMove[]): string {
  if (moves.length === 0) return '';
  const rows = moves.map(
    ({ name, from, to, bump, kind }) =>
      `| ${escapeMarkdown(name)} | ${from ?? '–'} | ${to ?? '–'} | ${kind === 'changed' ? bump : kind} |`,
  );
  return ['| service | from | to | change |', '| --- | --- | --- | --- |', ...rows].join('\n');
}

function breakingChanges(parts: readonly Part[], repository: RepositoryUrl | null): string {
  const lines = parts.flatMap(({ name, commits }) =>
    commits
      .filter(isBreaking)
      .flatMap(({ notes, subject }) => (notes.length > 0 ? notes : [subject]))
      .map(
        (text) => `* **${escapeMarkdown(name)}:** ${escapeMarkdown(text, issueLink(repository))}`,
      ),
  );
  return lines.length === 0 ? '' : `### ⚠ BREAKING CHANGES\n\n${lines.join('\n')}`;
}

function notableChanges({ name, commits }: Part, repository: RepositoryUrl | null): string {
  if (commits.length === 0) return '';
  const ranked = [...commits].sort((a, b) => rank(a) - rank(b));
  return `### ${escapeMarkdown(name)}\n\n${ranked.map((commit) => line(commit, repository)).join('\n')}`;
}

/** Breaking ones first, then features, then fixes, then what came through libraries; otherwise newest first. */
function rank(commit: PlannedCommit): number {
  if (isBreaking(commit)) return 0;
  if (commit.dependency !== undefined) return 3;
  return commit.bump === 'minor' ? 1 : 2;
}

function isBreaking({ breaking, dependency }: PlannedCommit): boolean {
  return breaking && dependency === undefined;
}

function line(commit: PlannedCommit, repository: RepositoryUrl | null): string {
  const { dependency, type, hash, shortHash, subject } = commit;
  const label = dependency === undefined ? type : `${type}, through ${dependency}`;
  const link = repository
    ? `[${shortHash}](${fillLink(linkTemplates(repository).commitUrlFormat, repository, { hash })})`
    : shortHash;
  return `* **${escapeMarkdown(label)}:** ${escapeMarkdown(subject, issueLink(repository))} (${link})`;
}

function unchanged(
  { manifest }: ApplicationPlan,
  moved: ReadonlyMap<string, ApplicationMove>,
): string {
  const rest = Object.entries(manifest?.services ?? {}).filter(([name]) => !moved.has(name));
  if (rest.length === 0) return '';
  return `Unchanged: ${rest.map(([name, { version }]) => `${escapeMarkdown(name)} ${version}`).join(', ')}.`;
}
