import type { ExternalRepository } from '../external/read-externals';
import type { HistoryCommit, Tag } from '../git/git-reader';
import type { Manifest } from '../types';
import type { Move } from './moves';

/** All that planning knows of a repository, as plain data. */
export interface History {
  /** The commit to release. */
  head: string;
  /** Committer date of `head`, ISO 8601 in UTC. */
  headDate: string;
  /** All tags of the clone, reachable or not. */
  tags: Tag[];
  /** `head` and its ancestors, every child before its parents. */
  commits: HistoryCommit[];
  /** The application's `release.json` at `head`. */
  manifest: Manifest | null;
  /** Those `releases/<version>.json` at `head` that {@link neededManifests} asks for. */
  pastManifests: Manifest[];
  /** Folders that projects were moved out of; absent when nobody looked. */
  moves?: Move[];
  /** The repositories of external services; `null` or absent when none was asked. */
  externals?: ExternalRepository[] | null;
}
