// Generated from schema.json by "npm run schema-types". Do not edit.

/**
 * Tells how the last rollout of a service went, or goes, in the environment of the configuration; asks something of one that goes on; or tries its policy out on a clock that takes no time. What is asked for is heeded by whoever promotes, within a minute.
 */
export interface RolloutExecutorOptions {
  /**
   * pause: the weight does not rise, it may fall. resume: go on; what a failed rule has held is judged anew. skip: the current step is over, whatever was seen. abort: all requests go back, at once.
   */
  action?: 'status' | 'pause' | 'resume' | 'skip' | 'abort';
  /**
   * Why it is aborted; it is on record.
   */
  because?: string;
  /**
   * Try the policy out, against recorded or made-up metrics. Nothing is asked or changed.
   */
  simulate?: boolean;
  /**
   * For a simulation: JSON file with recorded minutes of the whole service, [{ minute, requests, errors, latency }]; minute as ISO 8601, latency in milliseconds or null. Relative to the workspace root.
   */
  metrics?: string;
  /**
   * For a simulation with made-up metrics: requests a minute.
   */
  requests?: number;
  /**
   * For a simulation with made-up metrics: percent of the requests to the new version that fail.
   */
  errorRate?: number;
  /**
   * For a simulation with made-up metrics: milliseconds the new version takes.
   */
  responseTime?: number;
  /**
   * For a simulation with made-up metrics: minutes after which every tenth request to the new version fails.
   */
  breaksAfter?: number;
  /**
   * File that gets the timeline as a picture (SVG). Relative to the workspace root.
   */
  svg?: string;
  /**
   * File that gets the timeline as JSON: service, previousVersion, newVersion, plan, outcome, entries. Relative to the workspace root.
   */
  json?: string;
}
