import { posix } from 'node:path';
import { loadPreset } from '../commits/conventional';
import { inFolder } from '../history/release-files';
import type { ApplicationMove, ApplicationPlan, ExternalPlan, ServicePlan } from '../types';
import { breakingBlock, changeBlocks, type ApplicationPart } from './application-changes';
import { thankAuthors } from './authors';
import { compareText } from './change-line';
import type { ChangelogOptions } from './changelog-options';
import { escapeName } from './escape-markdown';
import { encodePath, repositoryLinks, type RepositoryLinks } from './repository-links';
import { createSections } from './sections';

/** What {@link renderApplicationChangelog} takes. */
export interface ApplicationChangelogInput extends ChangelogOptions {
  application: ApplicationPlan;
  /** The plans of the services, for what changed in them. */
  services: readonly ServicePlan[];
  /** `YYYY-MM-DD`, as for {@link renderServiceChangelog}. */
  date: string;
  /** Default: the application's next version. */
  version?: string;
}

/**
 * Writes the changelog entry of one release of an application: a table of the
 * services that moved, breaking changes, the other changes in the sections of a
 * service's changelog, how many services stayed, and thanks to the authors.
 *
 * @returns Markdown, starting with the version's heading and ending in a newline
 */
export async function renderApplicationChangelog(
  input: ApplicationChangelogInput,
): Promise<string> {
  const { application, date, repository = null, types, authors = true } = input;
  const version = input.version ?? application.nextVersion ?? '';
  const links = repository ? repositoryLinks(repository) : null;
  const { types: preset } = await loadPreset();
  const sections = createSections(preset, types);
  const parts = partsOf(input, links).map((part) => ({
    ...part,
    commits: part.commits.filter((commit) => sections.titleOf(commit) !== null),
  }));
  const blocks = [
    heading(application, version, date, links),
    moveTable(application.moves, new Map(parts.map((part) => [part.name, part]))),
    breakingBlock(parts),
    ...changeBlocks(parts, sections),
    unchanged(application),
    authors ? thankAuthors(parts) : '',
  ];
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}

interface Part extends ApplicationPart {
  /** Its page: its changelog, or its repository. */
  page: string | null;
}

function partsOf(input: ApplicationChangelogInput, links: RepositoryLinks | null): Part[] {
  const { application, services } = input;
  const moves = new Map(application.moves.map((move) => [move.name, move]));
  const isNew = (name: string): boolean => moves.get(name)?.kind === 'added';
  const own: Part = {
    name: application.name,
    commits: application.commits,
    links,
    details: null,
    page: null,
    isNew: false,
  };
  const released = services
    .filter(({ name, nextVersion }) => nextVersion !== null && moves.has(name))
    .map((service): Part => {
      const page = changelogOf(service, application, links);
      const details = `[its changelog](${page})`;
      const { name, commits } = service;
      return { name, commits, links, details, page, isNew: isNew(name) };
    });
  const externals = (application.externals ?? [])
    .filter(({ name }) => moves.has(name))
    .map((external) => externalPart(external, isNew(external.name)));
  return [own, ...released, ...externals];
}

/** At its tag when the repository is known, so that it stays true; else relative to the application's changelog. */
function changelogOf(
  { root, tag }: ServicePlan,
  application: ApplicationPlan,
  links: RepositoryLinks | null,
): string {
  const path = inFolder(root, 'CHANGELOG.md');
  if (links !== null && tag !== null) return links.file(tag, path);
  return encodePath(posix.relative(inFolder(application.root, '.'), path));
}

function externalPart(external: ExternalPlan, isNew: boolean): Part {
  const { name, url, currentTag, tag, commits } = external;
  const links = url === null ? null : repositoryLinks(url);
  const details =
    links === null || currentTag === null || tag === null
      ? null
      : `[the comparison](${links.compare(currentTag, tag)})`;
  return { name, commits, links, details, page: links?.home ?? null, isNew };
}

function heading(
  { currentTag, tag }: ApplicationPlan,
  version: string,
  date: string,
  links: RepositoryLinks | null,
): string {
  if (links === null || currentTag === null || tag === null) return `## ${version} (${date})`;
  return `## [${version}](${links.compare(currentTag, tag)}) (${date})`;
}

function moveTable(moves: readonly ApplicationMove[], parts: ReadonlyMap<string, Part>): string {
  if (moves.length === 0) return '';
  const rows = [...moves]
    .sort((a, b) => rank(a) - rank(b) || compareText(a.name, b.name))
    .map((move) => {
      const name = escapeName(move.name);
      const page = parts.get(move.name)?.page ?? null;
      const cell = page === null ? name : `[${name}](${page})`;
      return `| ${cell} | ${move.from ?? '–'} | ${move.to ?? '–'} | ${changeOf(move)} |`;
    });
  return ['| service | from | to | change |', '| --- | --- | --- | --- |', ...rows].join('\n');
}

const RANKS: readonly ApplicationMove['bump'][] = ['major', 'first', 'minor', 'patch'];

/** What concerns most comes first. */
function rank({ bump }: ApplicationMove): number {
  const index = RANKS.indexOf(bump);
  return index === -1 ? RANKS.length : index;
}

function changeOf({ kind, bump, repository }: ApplicationMove): string {
  if (kind !== 'changed') return kind;
  return repository === undefined ? bump : `${bump}, other repository`;
}

function unchanged({ manifest, moves }: ApplicationPlan): string {
  const moved = new Set(moves.map(({ name }) => name));
  const count = Object.keys(manifest?.services ?? {}).filter((name) => !moved.has(name)).length;
  if (count === 0) return '';
  const others = moved.size === 0 ? '' : ' other';
  return count === 1
    ? `The${others} service is unchanged.`
    : `The ${count}${others} services are unchanged.`;
}
