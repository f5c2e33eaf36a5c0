// Generated from schema.json by "npm run schema-types". Do not edit.

/**
 * Brings the data of a service in the environment of the configuration back from a backup that was made before a migration, under the environment's lock, and compares it item by item. What was written since is gone; nobody may write meanwhile. Afterwards the service can go back to a release that needs the data of then.
 */
export interface RestoreExecutorOptions {
  /**
   * Id of the backup; nx run <application>:history has those of an environment, and a wrong one is answered with the right ones.
   */
  backup: string;
  /**
   * Seconds to wait while somebody else changes the environment.
   */
  wait?: number;
  /**
   * File that gets the result as JSON: service, backup, database, comparison, milliseconds. Relative to the workspace root.
   */
  json?: string;
}
