import type { CommitKnownProps } from 'conventional-changelog-writer';
import {
  loadPreset,
  loadWriter,
  type ConventionalPreset,
  type PresetType,
} from '../commits/conventional';
import type { CommitReference, PlannedCommit, RepositoryUrl, ServicePlan } from '../types';
import { escapeMarkdown } from './escape-markdown';
import { encodeTag, fillLink, linkTemplates } from './repository-url';

/** What {@link renderServiceChangelog} takes. */
export interface ServiceChangelogInput {
  plan: ServicePlan;
  version: string;
  /** `YYYY-MM-DD`. Take it from the released commit, so that the same history gives the same bytes. */
  date: string;
  /** Makes links; without it, or with `null`, there are none. */
  repository?: RepositoryUrl | null;
}

/** A commit as the templates of the preset read it. */
interface WriterCommit extends CommitKnownProps {
  section: string;
  scope: string;
  subject: string;
  shortHash: string;
  hash: string;
  references: CommitReference[];
}

const DEPENDENCIES = 'Dependencies';
const OTHER = 'Other Changes';

/**
 * Writes the changelog entry of one release of a service: breaking changes
 * first, then the sections of the conventionalcommits preset in its order, then
 * what came in through libraries. All text of users is escaped.
 *
 * @returns Markdown, starting with the version's heading and ending in a newline
 */
export async function renderServiceChangelog(input: ServiceChangelogInput): Promise<string> {
  const { plan, version, date, repository = null } = input;
  const [preset, write] = await Promise.all([
    loadPreset(repository ? linkTemplates(repository) : {}),
    loadWriter(),
  ]);
  const order = [...new Set(preset.types.map(({ section }) => section)), OTHER, DEPENDENCIES];
  const entry = await write(
    plan.commits.map((commit) => toWriterCommit(commit, preset.types, repository)),
    {
      version,
      date,
      ...links(plan, repository),
    },
    {
      mainTemplate: mainTemplate(preset),
      groupBy: 'section',
      commitsSort: (a, b) => compareText(`${a.scope}\n${a.subject}`, `${b.scope}\n${b.subject}`),
      commitGroupsSort: (a, b) => order.indexOf(a.title) - order.indexOf(b.title),
      notesSort: (a, b) => compareText(a.text, b.text),
      transform: () => ({}),
      generateOn: null,
      ignoreReverted: false,
    },
  );
  return plan.commits.length > 0 ? entry : `${entry.trimEnd()}\n\nNo notable changes.\n`;
}

/**
 * The partials are put in by hand: the writer registers them in a Handlebars
 * that all renderings share, where two repositories' links would mix.
 */
function mainTemplate({ writer }: ConventionalPreset): string {
  return writer.mainTemplate
    .replace('{{> header}}\n', () => writer.headerPartial)
    .replace('{{> commit root=@root}}\n', () => writer.commitPartial)
    .replace('{{> footer}}\n', '');
}

function links(plan: ServicePlan, repository: RepositoryUrl | null): object {
  if (!repository) return { linkReferences: false, linkCompare: false };
  const { host, owner, name } = repository;
  const compare =
    plan.currentTag !== null && plan.tag !== null
      ? {
          linkCompare: true,
          previousTag: encodeTag(plan.currentTag),
          currentTag: encodeTag(plan.tag),
        }
      : { linkCompare: false };
  return { host, owner, repository: name, linkReferences: true, ...compare };
}

function toWriterCommit(
  commit: PlannedCommit,
  types: readonly PresetType[],
  repository: RepositoryUrl | null,
): WriterCommit {
  const issue = issueLink(repository);
  const subject = escapeMarkdown(commit.subject, issue);
  const { dependency } = commit;
  const notes =
    commit.notes.length > 0 ? commit.notes.map((text) => escapeMarkdown(text, issue)) : [subject];
  return {
    section: dependency === undefined ? sectionOf(commit, types) : DEPENDENCIES,
    type: commit.type,
    scope: escapeMarkdown(dependency ?? commit.scope ?? ''),
    subject,
    header: subject,
    hash: commit.hash,
    shortHash: commit.shortHash,
    references: commit.references.filter(
      ({ prefix, issue: id }) => !commit.subject.includes(prefix + id),
    ),
    notes:
      commit.breaking && dependency === undefined
        ? notes.map((text) => ({ title: 'BREAKING CHANGES', text }))
        : [],
  };
}

function sectionOf({ type }: PlannedCommit, types: readonly PresetType[]): string {
  return types.find((entry) => entry.type === type)?.section ?? OTHER;
}

/** Links `#12` in a text to the repository's issues; `undefined` when they cannot be linked. */
export function issueLink(
  repository: RepositoryUrl | null,
): ((issue: string) => string) | undefined {
  if (!repository) return undefined;
  const { issueUrlFormat } = linkTemplates(repository);
  return (id) => `[#${id}](${fillLink(issueUrlFormat, repository, { id })})`;
}

/** By code units: the order must not depend on the machine's locale. */
function compareText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
