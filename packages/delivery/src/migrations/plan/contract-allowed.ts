import { Range, SemVer } from 'semver';
import { isIn } from '../../ranges/is-in';
import type { MigrationStep } from '../step';

/** A release of a service that runs, or could run again without a step being undone first. */
export interface WindowRelease {
  /** For people: `2.1.0`, or the start of a candidate's commit. */
  name: string;
  /** `null`: a candidate, which has none. */
  version: string | null;
  /** Ids of the steps in its artifact; `null`: nobody knows. */
  steps: readonly string[] | null;
  /** Why it is inside: `could be gone back to`. */
  why: string;
  /** Until when, if nothing else happens: ISO 8601, UTC. `null`: until something else is deployed. */
  until: string | null;
}

/** Whether a contract step may be run, and who is in its way. */
export type ContractVerdict =
  { allowed: true } | { allowed: false; by: WindowRelease; until: string | null };

/**
 * Whether a release needs what a contract step removes: by its version where the step says which ones do not, else whether it has the step itself. What is
 * not known needs it.
 */
export function needsOldShape(
  { id, needs }: Pick<MigrationStep, 'id' | 'needs'>,
  { version, steps }: Pick<WindowRelease, 'version' | 'steps'>,
): boolean {
  if (needs !== null && version !== null)
    return !isIn(new Range(needs, { includePrerelease: true }), new SemVer(version));
  return !(steps?.includes(id) ?? false);
}

/**
 * Whether a contract step may be run while these releases are inside the rollback window.
 *
 * @param window those that run, ran last, or are kept to go back to; as `rollbackWindow` tells them
 * @returns when it may not: the release that is in its way longest
 */
export function contractAllowed(
  step: Pick<MigrationStep, 'id' | 'needs'>,
  window: readonly WindowRelease[],
): ContractVerdict {
  const [by] = window
    .filter((release) => needsOldShape(step, release))
    .sort((a, b) => endOf(b) - endOf(a));
  return by === undefined ? { allowed: true } : { allowed: false, by, until: by.until };
}

function endOf({ until }: WindowRelease): number {
  return until === null ? Infinity : Date.parse(until);
}
