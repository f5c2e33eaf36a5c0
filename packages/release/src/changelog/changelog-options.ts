import type { RepositoryUrl } from '../types';

/**
 * How commits are listed by their type: the title of their section, or not at all.
 * The keys are types (`feat`); what is not named is as in the conventionalcommits
 * preset. Breaking changes are listed even if their type is hidden.
 */
export type ChangelogTypes = Readonly<Record<string, { section?: string; hidden?: boolean }>>;

/** What all changelogs have in common. */
export interface ChangelogOptions {
  /** Makes links; without it, or with `null`, there are none. */
  repository?: RepositoryUrl | null;
  types?: ChangelogTypes;
  /** Whether an entry ends with thanks to the authors of what it lists. Default `true`. */
  authors?: boolean;
}
