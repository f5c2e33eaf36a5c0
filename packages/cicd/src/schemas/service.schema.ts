// Generated from service.schema.json by "npm run schema-types". Do not edit.

/**
 * A service: an Nx project that is built, tested, versioned and deployed on its own.
 */
export interface ServiceConfig {
  $schema?: string;
  /**
   * Name of the service: its Nx project, its release tags and the prefix of its resources.
   */
  name: string;
  /**
   * Name of the application this service is a part of.
   */
  application: string;
  /**
   * Lambda runtime the bundle is built for.
   */
  runtime?: 'nodejs22.x' | 'nodejs24.x';
  /**
   * Source file that exports the Lambda handler, relative to this file.
   */
  entry?: string;
  /**
   * Who reviews changes of this service: GitHub users or teams (@user, @org/team) or mail addresses.
   */
  owners?: string[];
  /**
   * What its own paths in the Parameter Store start with, instead of the application's basePath. At most 11 levels of letters, digits, dots, hyphens and underscores, a slash before each; the first starts with neither aws nor ssm. The variables APP_BASE_PATH and PARAMETER_STORE_PREFIX go before it.
   */
  parameterStorePrefix?: string;
  /**
   * Other services whose API this one calls, each with the range of versions it works with. A deployment and contract relation, not a build dependency.
   */
  consumes?: {
    [k: string]: string;
  };
}
