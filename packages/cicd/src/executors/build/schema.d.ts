// Generated from schema.json by "npm run schema-types". Do not edit.

/**
 * Bundles a service with esbuild into one file. The bytes depend on the source alone: not on the folder the workspace lies in, the time or the machine.
 */
export interface BuildExecutorOptions {
  /**
   * Packages that the runtime provides and the bundle leaves out.
   */
  external?: string[];
  /**
   * File that gets the result as JSON: bundle, bytes, sha256. Relative to the workspace root.
   */
  json?: string;
}
