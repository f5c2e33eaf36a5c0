// Generated from schema.json by "npm run schema-types". Do not edit.

/**
 * Creates a service: an HTTP API of one resource for AWS Lambda, with its tests and the configuration by which it is checked, built and released.
 */
export interface ServiceGeneratorSchema {
  /**
   * Name of the service: a lower-case DNS label of at most 40 characters that is free in the workspace. It is the name of its Nx project and of its release tags, and the prefix of its resources.
   */
  name: string;
  /**
   * Application that the service is a part of; the only one, where the workspace has one, else asked for.
   */
  application?: string;
  /**
   * Folder of the service, relative to the workspace root; apps/<name> by default.
   */
  directory?: string;
  /**
   * What the API serves: a singular noun such as deal or price-alert. By default it is taken from the name: deals-ms serves deals.
   */
  resource?: string;
  /**
   * Services of the application whose API this one calls, each with the range of versions it works with where that is not everything compatible with the last release: deals-ms,users-ms@^2.1. It gets a client of each, and routes that use it.
   */
  consumes?: string[];
  /**
   * Lambda runtime the bundle is built for.
   */
  runtime?: 'nodejs22.x' | 'nodejs24.x';
  /**
   * Who reviews changes of the service: GitHub users or teams (@user, @org/team) or mail addresses; the application's owners by default.
   */
  owners?: string[];
  /**
   * Do not format the files that change.
   */
  skipFormat?: boolean;
}
