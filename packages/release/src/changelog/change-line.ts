import type { CommitReference, PlannedCommit } from '../types';
import { escapeMarkdown } from './escape-markdown';
import type { RepositoryLinks } from './repository-links';

/** What a change says, as Markdown: subject, commit, and the issues it names elsewhere in its message. */
export function describeChange(commit: PlannedCommit, links: RepositoryLinks | null): string {
  const { hash, shortHash, subject } = commit;
  const link = links ? `([${shortHash}](${links.commit(hash)}))` : shortHash;
  const named = new Set(subject.match(/#[\w-]+/g));
  const references = commit.references.filter(({ prefix, issue }) => !named.has(prefix + issue));
  const list = (ones: CommitReference[]): string[] =>
    ones.map((reference) => describeReference(reference, links));
  const closed = new Set(list(references.filter(({ action }) => action !== null)));
  const seen = new Set(list(references).filter((reference) => !closed.has(reference)));
  const closes = closed.size === 0 ? '' : `, closes ${[...closed].join(' ')}`;
  const see = seen.size === 0 ? '' : `, see ${[...seen].join(' ')}`;
  return `${escapeChange(subject, links)} ${link}${closes}${see}`;
}

/** The texts of a change's breaking-change footers, or its subject, as Markdown. */
export function describeBreaking(commit: PlannedCommit, links: RepositoryLinks | null): string[] {
  const texts = commit.notes.length > 0 ? commit.notes : [commit.subject];
  return texts.map((text) => escapeChange(text, links));
}

function escapeChange(text: string, links: RepositoryLinks | null): string {
  return escapeMarkdown(text, links ? (reference) => links.reference(reference) : undefined);
}

/** Only the repository's own issues are linked: where another's are is not known. */
function describeReference(reference: CommitReference, links: RepositoryLinks | null): string {
  const { owner, repository, prefix, issue } = reference;
  const place = [owner, repository].filter((part) => part !== null).join('/');
  const text = escapeMarkdown(`${place}${prefix}${issue}`);
  const url = place === '' ? links?.reference(prefix + issue) : null;
  return url == null ? text : `[${text}](${url})`;
}

/** By code units: the order must not depend on the machine's locale. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

/** `a`, `a and b`, `a, b and c` */
export function joinWords(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`;
}
