import type { FileAt } from '../git/git-reader';
import type { Bump, ServicePlan } from '../types';

/**
 * Judges a plan before it is given out. Pure and synchronous: what it needs is
 * gathered before.
 */
export interface ReleaseCheck {
  /** Names the check in the plan and in errors: `contracts`. */
  name: string;
  /**
   * Asked for every service, and asked again when a bump was raised, until nothing
   * moves; so its last word is on the versions that are released.
   *
   * @param service one of `services`, released or not
   * @param services all of them as planned so far, sorted by name
   */
  judge(service: ServicePlan, services: readonly ServicePlan[]): readonly CheckFinding[];
}

/** What checks are made of: read after the history, before the plan. */
export interface Gathering {
  /** The commit that is released. */
  head: string;
  /** Those that are released at all, sorted by name. `released`: the commit of the last stable release; `null`: there is none. */
  services: readonly { name: string; root: string; released: string | null }[];
  /** Contents of files at commits, in their order; `null` where there is no such file. One git process for all. */
  readFiles(files: readonly FileAt[]): Promise<(string | null)[]>;
}

/** Makes the checks that need something of the history. What it throws ends the plan. */
export type GatherChecks = (gathering: Gathering) => Promise<readonly ReleaseCheck[]>;

/** What a check finds: the service has to go further, or the release must not happen. */
export type CheckFinding =
  | { kind: 'raise'; bump: 'major' | 'minor' | 'patch'; reason: string }
  | { kind: 'veto'; reason: string };

/** A bump that a check asked for, because the commits alone do not say it. */
export interface RaisedBump {
  /** Name of the check. */
  check: string;
  bump: Bump;
  reason: string;
}
