// Generated from schema.json by "npm run schema-types". Do not edit.

/**
 * Plans the next release and writes the application's release manifest: release.json, and a copy in releases/.
 */
export interface ManifestExecutorOptions {
  /**
   * Plan a prerelease with this identifier: rc gives 1.1.0-rc.0.
   */
  preid?: string;
  /**
   * Show what would be done and change nothing.
   */
  dryRun?: boolean;
  /**
   * File that gets the result as JSON. Relative to the workspace root.
   */
  json?: string;
}
