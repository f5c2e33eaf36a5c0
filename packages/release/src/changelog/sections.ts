import type { PresetType } from '../commits/conventional';
import type { PlannedCommit } from '../types';
import type { ChangelogTypes } from './changelog-options';
import { escapeName } from './escape-markdown';

const DEPENDENCIES = 'Dependencies';
const OTHER = 'Other Changes';

/** The sections of a changelog entry. */
export interface Sections {
  /** All titles, as Markdown, in the order they are shown. */
  titles: readonly string[];
  /** The title a change is listed under; `null` when it is not. */
  titleOf(commit: PlannedCommit): string | null;
}

/**
 * The sections of the preset in its order, then those that only `types` names, then
 * what has no section, then what came in through libraries.
 */
export function createSections(
  preset: readonly PresetType[],
  types: ChangelogTypes = {},
): Sections {
  const given = new Map(Object.entries(types));
  const settings = (type: string): ChangelogTypes[string] =>
    given.get(type) ?? (type === 'feature' ? given.get('feat') : undefined) ?? {};
  const titles = new Map(
    preset.map(({ type, section }) => [type, escapeName(settings(type).section ?? section)]),
  );
  for (const [type, { section }] of given)
    if (section !== undefined) titles.set(type, escapeName(section));
  return {
    titles: [...new Set([...titles.values(), OTHER, DEPENDENCIES])],
    titleOf: (commit) => {
      if (settings(commit.type).hidden === true && !commit.breaking) return null;
      return isOwn(commit) ? (titles.get(commit.type) ?? OTHER) : DEPENDENCIES;
    },
  };
}

/** Whether a change is one of the project itself, not of a library it is built from. */
export function isOwn({ dependency }: PlannedCommit): boolean {
  return dependency === undefined;
}

/** A library's breaking change is none of the services built from it. */
export function isBreaking(commit: PlannedCommit): boolean {
  return commit.breaking && isOwn(commit);
}
