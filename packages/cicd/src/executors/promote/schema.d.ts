// Generated from schema.json by "npm run schema-types". Do not edit.

/**
 * Brings a sealed manifest or candidate into an environment, from the stored artifacts: its gates are asked, what is another one is deployed in dependency order and asked whether it answers, and when one fails everything goes back. Interrupted anywhere, the same command goes on. Nothing is built.
 */
export interface PromoteExecutorOptions {
  /**
   * Version of the application to promote, such as 3.1.0. By default what the environment before has verified last, else what was sealed last; where manifests are taken, the newest release.
   */
  release?: string;
  /**
   * Source commit of the candidate to promote; its beginning is enough.
   */
  candidate?: string;
  /**
   * Say what would move and what the gates say, and change nothing.
   */
  plan?: boolean;
  /**
   * Deploy also what runs already by the records, since somebody removed or changed it by hand.
   */
  again?: boolean;
  /**
   * Why this does not wait for freezes and alarms; it is on record.
   */
  hotfix?: string;
  /**
   * How many services at the same time.
   */
  concurrency?: number;
  /**
   * Seconds to wait while somebody else changes the environment. The default is longer than the lock of a process that died stays.
   */
  wait?: number;
  /**
   * File that gets the result as JSON: fingerprint, version, outcome, what, steps, gates. Relative to the workspace root.
   */
  json?: string;
}
