import type { CommitKnownProps } from 'conventional-changelog-writer';
import { loadPreset, loadWriter, type ConventionalPreset } from '../commits/conventional';
import type { PlannedCommit, ServicePlan } from '../types';
import { thankAuthors } from './authors';
import { compareText, describeBreaking, describeChange } from './change-line';
import type { ChangelogOptions } from './changelog-options';
import { escapeName } from './escape-markdown';
import { repositoryLinks, type RepositoryLinks } from './repository-links';
import { createSections, isBreaking, type Sections } from './sections';

/** What {@link renderServiceChangelog} takes. */
export interface ServiceChangelogInput extends ChangelogOptions {
  plan: ServicePlan;
  version: string;
  /** `YYYY-MM-DD`. Take it from the released commit, so that the same history gives the same bytes. */
  date: string;
}

/** A commit as the templates of the preset read it. */
interface WriterCommit extends CommitKnownProps {
  section: string;
  scope: string;
  /** All of its line, without the bullet. */
  line: string;
  /** Complete, so that commits that say the same have an order as well. */
  sortKey: string;
}

/**
 * Writes the changelog entry of one release of a service: breaking changes
 * first, then the sections of the conventionalcommits preset in its order, then
 * what came in through libraries, then thanks to the authors. All text of users is
 * escaped, and the order of the commits does not matter.
 *
 * @returns Markdown, starting with the version's heading and ending in a newline
 */
export async function renderServiceChangelog(input: ServiceChangelogInput): Promise<string> {
  const { plan, version, date, repository = null, types, authors = true } = input;
  const links = repository ? repositoryLinks(repository) : null;
  const [preset, write] = await Promise.all([
    loadPreset({ compareUrlFormat: '{{@root.compareUrl}}' }),
    loadWriter(),
  ]);
  const sections = createSections(preset.types, types);
  const listed = plan.commits.filter((commit) => sections.titleOf(commit) !== null);
  const entry = await write(
    listed.map((commit) => toWriterCommit(commit, sections, links)).sort(byKey),
    { version, date, linkReferences: false, ...comparison(plan, links) },
    {
      mainTemplate: mainTemplate(preset),
      groupBy: 'section',
      commitsSort: byKey,
      commitGroupsSort: (a, b) =>
        sections.titles.indexOf(a.title) - sections.titles.indexOf(b.title),
      notesSort: (a, b) => compareText(a.text, b.text),
      transform: () => ({}),
      generateOn: null,
      ignoreReverted: false,
    },
  );
  const end = listed.length === 0 ? 'No notable changes.' : '';
  const thanks = authors ? thankAuthors([{ commits: listed, links }]) : '';
  return `${[entry.trimEnd(), end, thanks].filter((block) => block !== '').join('\n\n')}\n`;
}

/**
 * The partials are put in by hand: the writer registers them in a Handlebars
 * that all renderings share, where two repositories' links would mix.
 */
function mainTemplate({ writer }: ConventionalPreset): string {
  return writer.mainTemplate
    .replace('{{> header}}\n', () => writer.headerPartial)
    .replace('{{> commit root=@root}}\n', '* {{line}}\n')
    .replace('{{> footer}}\n', '');
}

function comparison(plan: ServicePlan, links: RepositoryLinks | null): object {
  return links !== null && plan.currentTag !== null && plan.tag !== null
    ? { linkCompare: true, compareUrl: links.compare(plan.currentTag, plan.tag) }
    : { linkCompare: false };
}

function toWriterCommit(
  commit: PlannedCommit,
  sections: Sections,
  links: RepositoryLinks | null,
): WriterCommit {
  const scope = escapeName(commit.dependency ?? commit.scope ?? '');
  const label = scope === '' ? '' : `**${scope}:** `;
  const line = label + describeChange(commit, links);
  return {
    section: sections.titleOf(commit) ?? '',
    type: commit.type,
    scope,
    line,
    sortKey: [scope, commit.subject, line, commit.hash].join('\n'),
    header: commit.header,
    notes: isBreaking(commit)
      ? describeBreaking(commit, links).map((text) => ({ title: 'BREAKING CHANGES', text }))
      : [],
  };
}

function byKey(a: WriterCommit, b: WriterCommit): number {
  return compareText(a.sortKey, b.sortKey);
}
