import type { PlannedCommit } from '../types';
import { compareText, describeBreaking, describeChange, joinWords } from './change-line';
import { escapeName } from './escape-markdown';
import type { RepositoryLinks } from './repository-links';
import { isBreaking, isOwn, type Sections } from './sections';

/** A service of a release, or the application itself, with what changed in it. */
export interface ApplicationPart {
  name: string;
  commits: readonly PlannedCommit[];
  links: RepositoryLinks | null;
  /** Where its changes are told one by one, as Markdown; `null` when that is not known. */
  details: string | null;
  /** Nobody used it before, so that nothing of it breaks. */
  isNew: boolean;
}

/** One change and the parts it counts for. */
interface Change {
  commit: PlannedCommit;
  links: RepositoryLinks | null;
  parts: ApplicationPart[];
}

/** How many small changes a service has in a section before they become one line. */
const LINES = 5;
/** How many changes a section has before a service's second small one makes them one line. */
const CROWDED = 30;
/** How many names are listed before they are counted. */
const NAMES = 3;

/** The breaking changes of a release, as a block of Markdown; empty when there are none. */
export function breakingBlock(parts: readonly ApplicationPart[]): string {
  const lines = collect(parts.filter(({ isNew }) => !isNew)).flatMap((change) => {
    if (!isBreaking(change.commit)) return [];
    const label = listParts(change);
    return describeBreaking(change.commit, change.links).map((text) => `* **${label}:** ${text}`);
  });
  return block('⚠ BREAKING CHANGES', lines.sort(compareText));
}

/**
 * What changed in a release, section by section, a change of several services once.
 * Features are listed one by one. A service with many small changes, and one that is new
 * and has many changes, has one line that leads to its own changelog.
 */
export function changeBlocks(parts: readonly ApplicationPart[], sections: Sections): string[] {
  const changes = collect(parts);
  return sections.titles.map((title) => {
    const listed = changes.filter(({ commit }) => sections.titleOf(commit) === title);
    const isCrowded = listed.length > CROWDED;
    const lines = [...groupBy(listed, ownerOf)].flatMap(([owner, group]) =>
      ownersLines(owner, group, isCrowded),
    );
    return block(title, lines.sort(compareText));
  });
}

/** A change that several parts have is one change; what comes in through a library is another. */
function collect(parts: readonly ApplicationPart[]): Change[] {
  const changes = new Map<string, Change>();
  for (const part of parts) {
    for (const commit of part.commits) {
      const key = [commit.hash, commit.header, commit.dependency ?? ''].join('\0');
      const known = changes.get(key);
      if (known?.parts.at(-1) === part) continue;
      if (known) known.parts.push(part);
      else changes.set(key, { commit, links: part.links, parts: [part] });
    }
  }
  return [...changes.values()];
}

const SEVERAL = 'several services';

/** Whose change it is: a library's, a part's, or that of several, which have no name in common. */
function ownerOf({ commit, parts }: Change): string {
  return commit.dependency ?? (parts.length === 1 ? (parts[0]?.name ?? '') : SEVERAL);
}

/** The lines of the changes that have one owner: small ones become one line when they are too many. */
function ownersLines(owner: string, changes: readonly Change[], isCrowded: boolean): string[] {
  const small = changes.filter(
    ({ commit, parts }) => commit.bump === 'patch' || parts.every(({ isNew }) => isNew),
  );
  const limit = owner === SEVERAL ? CROWDED : isCrowded ? 1 : LINES;
  if (small.length <= limit) return changes.map(line);
  return [...changes.filter((change) => !small.includes(change)).map(line), sum(owner, small)];
}

function line(change: Change): string {
  const { commit, links } = change;
  const text = describeChange(commit, links);
  if (isOwn(commit)) return `* **${listParts(change)}:** ${text}`;
  return `* **${escapeName(commit.dependency ?? '')}:** ${text}, in ${listParts(change)}`;
}

function sum(owner: string, changes: readonly Change[]): string {
  const text = `* **${escapeName(owner)}:** ${changes.length} changes`;
  const parts = [...new Set(changes.flatMap((change) => change.parts))];
  if (!changes.every(({ commit }) => isOwn(commit))) return `${text}, in ${listParts({ parts })}`;
  if (parts.length > 1) return `${text}, see their changelogs`;
  const details = parts[0]?.details ?? null;
  return details === null ? text : `${text}, see ${details}`;
}

function listParts({ parts }: Pick<Change, 'parts'>): string {
  if (parts.length > NAMES) return `${parts.length} services`;
  return joinWords(parts.map(({ name }) => escapeName(name)).sort(compareText));
}

function block(title: string, lines: readonly string[]): string {
  return lines.length === 0 ? '' : `### ${title}\n\n${[...new Set(lines)].join('\n')}`;
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item)) ?? [];
    group.push(item);
    groups.set(keyOf(item), group);
  }
  return groups;
}
