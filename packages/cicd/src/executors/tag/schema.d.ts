// Generated from schema.json by "npm run schema-types". Do not edit.

/**
 * Lays the annotated tags of the release whose release.json was committed at HEAD: one for the application, one for each service it releases. Tags that are there already are left alone.
 */
export interface TagExecutorOptions {
  /**
   * Show what would be done and change nothing.
   */
  dryRun?: boolean;
  /**
   * File that gets the result as JSON. Relative to the workspace root.
   */
  json?: string;
}
