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
   * What its paths in the Parameter Store start with; by default a slash and its name. At most 11 levels of letters, digits, dots, hyphens and underscores, a slash before each; the first starts with neither aws nor ssm. A service's parameterStorePrefix and the variable APP_BASE_PATH go before it.
   */
  basePath?: string;
  /**
   * Where it runs beside this machine, by name; staging and production unless said otherwise. The environment of a command is its Nx configuration: nx deploy deals-ms -c staging.
   */
  environments?: {
    [k: string]: EnvironmentConfig;
  };
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
 * Where an environment is, and what may be done with it.
 */
export interface EnvironmentConfig {
  /**
   * The AWS account, twelve digits as a string. Without it, whichever the credentials lead to. Not 000000000000, which is this machine's.
   */
  account?: string;
  /**
   * The AWS region. Without it, the one of AWS_REGION or of the profile.
   */
  region?: string;
  /**
   * A shorter name for paths in the Parameter Store; by default the environment's name. At most 40 lower-case letters, digits and hyphens, a letter first, no hyphen last.
   */
  pathName?: string;
  /**
   * Whether deploying into it from a working tree, and removing, is allowed: for an environment that is played with. Otherwise it takes promotions alone, so that production runs the bytes that staging ran.
   */
  directDeployment?: boolean;
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
