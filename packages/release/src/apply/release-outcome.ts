import type { ReleasePlan } from '../types';

/** The steps of a release, in their order. Each can be done again after any interruption. */
export type ReleaseStep = 'fetch' | 'resume' | 'plan' | 'write' | 'push' | 'update';

/** What a release came to. */
export interface ReleaseOutcome {
  /** `planned` is a dry run, `nothing` no reason to release. */
  status: 'released' | 'planned' | 'nothing';
  plan: ReleasePlan;
  branch: string;
  /** Where it was pushed to; `null` when it stayed in the clone. */
  remote: string | null;
  /** The release commit; `null` unless released. */
  commit: string | null;
  /** Names of the new tags, services first. */
  tags: string[];
  /** Paths of the files of the release commit, relative to the workspace. */
  files: string[];
  /** Tags that an interrupted release had left out, and that were made and pushed now. */
  resumed: string[];
  /** How often it was planned: more than once when somebody else pushed at the same time. */
  attempts: number;
  /** What a person should know beside it, one sentence each. */
  notes: string[];
}
