// Generated from schema.json by "npm run schema-types". Do not edit.

/**
 * Prepares a workspace: the plugin and the release section in nx.json, npm workspaces, the tools that services need with their configuration, a commit hook that formats. What the workspace has already is kept.
 */
export interface InitGeneratorSchema {
  /**
   * Set up a commit hook that formats staged files, unless the workspace manages its hooks already.
   */
  hooks?: boolean;
  /**
   * Leave the root package.json as it is: no dependencies, no workspaces, no hook.
   */
  skipPackageJson?: boolean;
  /**
   * Do not format the files that change.
   */
  skipFormat?: boolean;
}
