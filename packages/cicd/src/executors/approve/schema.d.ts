// Generated from schema.json by "npm run schema-types". Do not edit.

/**
 * Puts on record that whoever runs it approves of a sealed manifest or candidate going into an environment. The approval is bound to its fingerprint: of anything else it says nothing.
 */
export interface ApproveExecutorOptions {
  /**
   * Version of the application. By default what promote would promote.
   */
  release?: string;
  /**
   * Source commit of a candidate; its beginning is enough.
   */
  candidate?: string;
  /**
   * Take back what was approved.
   */
  revoke?: boolean;
  /**
   * File that gets the result as JSON: fingerprint, by, outcome. Relative to the workspace root.
   */
  json?: string;
}
