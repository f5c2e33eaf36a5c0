// Generated from schema.json by "npm run schema-types". Do not edit.

/**
 * The AWS of this machine, one for the workspace: LocalStack where Docker runs, MiniStack (Python) where it does not, or an endpoint that runs already (AWS_ENDPOINT_URL, or anything healthy at port 4566). It survives the command; what was found running is used and never stopped. With the configuration of an environment that has "localCloud" set, that one's own.
 */
export interface LocalCloudExecutorOptions {
  /**
   * start: until it is healthy. setup: gets what a start needs (pulls the image of LocalStack, installs MiniStack) and starts nothing. stop: what start started. status. reset: empties it, everything that was deployed is gone. logs: the last lines of its log.
   */
  action?: 'start' | 'setup' | 'stop' | 'status' | 'reset' | 'logs';
  /**
   * What it is made of. Chosen by itself: an endpoint that runs, else LocalStack where Docker runs, else MiniStack.
   */
  engine?: 'endpoint' | 'localstack' | 'ministack';
  /**
   * Loopback port to find or start it at, 4566 unless said otherwise; 0 takes any that is free (MiniStack only).
   */
  port?: number;
  /**
   * Seconds until it has to be healthy. Installing it, or pulling its image, comes before and is not counted.
   */
  timeout?: number;
  /**
   * How many lines of its log.
   */
  lines?: number;
  /**
   * File that gets the result as JSON: action and state, engine, endpoint, owned, product, version, startedAt. Relative to the workspace root.
   */
  json?: string;
}
