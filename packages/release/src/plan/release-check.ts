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
