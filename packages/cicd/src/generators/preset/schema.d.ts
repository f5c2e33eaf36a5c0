// Generated from schema.json by "npm run schema-types". Do not edit.

/**
 * Sets up a workspace that create-nx-workspace has just made: what init does, a README, and on request an application with services.
 */
export interface PresetGeneratorSchema {
  /**
   * Name of the workspace; create-nx-workspace passes it.
   */
  name?: string;
  /**
   * Name of an application to create.
   */
  application?: string;
  /**
   * Names of services to create in that application.
   */
  services?: string[];
  /**
   * Set up a commit hook that formats staged files.
   */
  hooks?: boolean;
  /**
   * Do not format the files that change.
   */
  skipFormat?: boolean;
  [k: string]: unknown;
}
