// Generated from service.schema.json by "npm run schema-types". Do not edit.

/**
 * How new versions of the service take over, instead of what application.json says, in environments that it gives a rollout.
 */
export type Rollout = {
  /**
   * all-at-once: The new version takes all requests at once, and nothing is judged. linear: The new version takes so many percent more after each bake time. canary: The new version takes a few percent first, and more after each bake time. blue-green: The new version takes all requests at once; the previous one stays ready to take them back until the bake time is over.
   */
  strategy: 'all-at-once' | 'linear' | 'canary' | 'blue-green';
  /**
   * How the new version is judged while it bakes.
   */
  analysis?: {
    /**
     * What must not be. None: only time passes.
     *
     * @maxItems 20
     */
    rules?: {
      name: string;
      /**
       * A metric, > or >=, a limit with its unit, and for how many minutes.
       */
      when: string;
      severity?: 'critical' | 'warning';
    }[];
    /**
     * Requests in the window of a rule, without which it is inconclusive.
     */
    minimumRequests?: number;
    /**
     * Which percentile response_time is.
     */
    percentile?: number;
    /**
     * How long after the bake time an inconclusive analysis may still become conclusive. Metrics come late.
     */
    patience?: string;
    /**
     * What follows from a rule that fails, by its severity.
     */
    onFail?: {
      critical?: 'hold' | 'roll-back';
      warning?: 'go-on' | 'hold' | 'roll-back';
    };
    /**
     * What follows from an analysis that stays inconclusive.
     */
    onInconclusive?: 'go-on' | 'hold' | 'roll-back';
    /**
     * After which what an analysis holds goes back, when nobody has decided.
     */
    holdAtMost?: string;
  };
};

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
  /**
   * Where the data is that the steps in the folder migrations change. The generator migration writes it.
   */
  migrations?: {
    /**
     * dynamodb: A table of the service's stack. postgresql: A database whose address is in the Parameter Store.
     */
    database: 'dynamodb' | 'postgresql';
    /**
     * Of dynamodb: output of the service's stack that is the name of the table. By default it is the only one that ends with TableName; every ServiceTable has one.
     */
    table?: string;
    /**
     * Of postgresql, which needs it: SSM parameter that holds postgresql://user:password@host:5432/name. {environment} in it stands for the name of the environment.
     */
    url?: string;
  };
  rollout?: Rollout;
}
