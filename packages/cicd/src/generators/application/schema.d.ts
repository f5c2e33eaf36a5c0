// Generated from schema.json by "npm run schema-types". Do not edit.

/**
 * Creates an application: a project that is composed of services and released as a manifest naming a release of each.
 */
export interface ApplicationGeneratorSchema {
  /**
   * Name of the application: a lower-case DNS label of at most 40 characters that is free in the workspace. It is the name of its Nx project and of its release tags.
   */
  name: string;
  /**
   * Folder of the application, relative to the workspace root; apps/<name> by default.
   */
  directory?: string;
  /**
   * Who reviews changes of the application and of its services that name no owner: GitHub users or teams (@user, @org/team) or mail addresses.
   */
  owners?: string[];
  /**
   * Do not format the files that change.
   */
  skipFormat?: boolean;
}
