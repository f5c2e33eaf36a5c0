// Generated from schema.json by "npm run schema-types". Do not edit.

/**
 * Rehearses an emergency in the environment of the configuration: makes it on purpose, sees it, recovers, and puts on record how long that took. Services go back for real, and come forward again; then everything runs what it ran before, and nothing is rejected or verified by it. What a drill left that was cut off is brought back first. Not in production, and not while a promotion or rollback is open.
 */
export interface DrillExecutorOptions {
  /**
   * bad-migration: a migration damages the data of a service, which comes back from its backup and is compared item by item. broken-contract: a release takes away what another service calls, and the planner says who goes back. slow-leak: a service answers a little slower every minute, which the rule of its rollouts sees.
   */
  emergency: 'bad-migration' | 'broken-contract' | 'slow-leak';
  /**
   * With which service; a broken contract finds one that is consumed by itself.
   */
  service?: string;
  /**
   * Only say what would be done. No local cloud is started for that.
   */
  plan?: boolean;
  /**
   * Seconds to wait while somebody else changes the environment.
   */
  wait?: number;
  /**
   * File that gets the result as JSON: emergency, service, services, outcome, what, seen, recoveryMilliseconds, damaged, compared. Relative to the workspace root.
   */
  json?: string;
}
