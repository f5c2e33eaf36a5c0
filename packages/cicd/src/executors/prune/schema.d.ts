// Generated from schema.json by "npm run schema-types". Do not edit.

/**
 * Removes artifacts of the application, and their bills of materials, that are older than retentionDays in "delivery" of application.json and that nothing needs: what an environment runs, ran last or ran since, what a rollback would go to, what is under way, and what is sealed and waits are kept. What is signed or sealed always stays, so a service that is packaged again at the same commit gets the same bytes back under the same digest. It may run beside everything else, and be ended anywhere.
 */
export interface PruneExecutorOptions {
  /**
   * Say what would go, and change nothing.
   */
  plan?: boolean;
  /**
   * File that gets the result as JSON: outcome, objects, bytes, kept. Relative to the workspace root.
   */
  json?: string;
}
