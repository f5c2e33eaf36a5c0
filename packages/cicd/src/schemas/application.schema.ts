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
   * Services that live in other git repositories and are released there, by their name in the application. Those of this workspace are not listed: they name the application.
   */
  services?: {
    [k: string]: ExternalServiceConfig;
  };
  /**
   * Who reviews changes of the application, and of its services that name no owner: GitHub users or teams (@user, @org/team) or mail addresses.
   */
  owners?: string[];
}
/**
 * Where a service of another repository is found, and which of its releases are composed.
 */
export interface ExternalServiceConfig {
  /**
   * The git repository, a URL (https, ssh, git, codecommit, file), git@host:path, or a path relative to the workspace. Without credentials: it is written into release.json.
   */
  repository: string;
  /**
   * How its releases are tagged there: {version} once, {projectName} at most once. v{version} in a repository of one service.
   */
  tagPattern?: string;
  /**
   * Its name there, for {projectName}; by default the name here.
   */
  project?: string;
  /**
   * The versions that may be composed, like ^2; by default all.
   */
  range?: string;
  /**
   * Its folder there, whose changes the application's changelog tells. By default the whole repository, or with {projectName} the folder of that name in which its release commit wrote CHANGELOG.md.
   */
  root?: string;
}
