// Generated from schema.json by "npm run schema-types". Do not edit.

/**
 * Takes a service back to an earlier release, or an application to an earlier composition or to one without a faulty release: the fewest services move so that every consumes range holds. From the stored artifacts: no source, no build. What goes back is rejected, so that it does not come back by itself. Interrupted anywhere, the same command goes on.
 */
export interface RollbackExecutorOptions {
  /**
   * Where to: of a service its version, by default the last one that ran and answered; of an application its version.
   */
  release?: string;
  /**
   * Of an application: the faulty releases, such as bff-api@1.3.0. Who has to go along is found out.
   */
  because?: string[];
  /**
   * Say what would move, and why, and change nothing.
   */
  plan?: boolean;
  /**
   * Answer for every service whether a rollback would work now, and change nothing.
   */
  check?: boolean;
  /**
   * When it has succeeded, lay an annotated tag for every service that moved, named after the release that was left, on the one it went back to: deals-ms@v2.1.1-rollback. Run again with --release, it lays what is missing. Nothing is pushed.
   */
  tag?: boolean;
  /**
   * How many services at the same time.
   */
  concurrency?: number;
  /**
   * Seconds to wait while somebody else changes the environment. The default is longer than the lock of a process that died stays.
   */
  wait?: number;
  /**
   * File that gets the result as JSON: outcome, what, steps, obstacles, checks, tags. Relative to the workspace root.
   */
  json?: string;
}
