// Generated from application.schema.json by "npm run schema-types". Do not edit.

/**
 * An application: composed of services, released as a manifest that names a release of each.
 */
export interface ApplicationConfig {
  $schema?: string;
  /**
   * Name of the application: its Nx project and its release tags.
   */
  name: string;
  /**
   * Who reviews changes of the application, and of its services that name no owner: GitHub users or teams (@user, @org/team) or mail addresses.
   */
  owners?: string[];
}
