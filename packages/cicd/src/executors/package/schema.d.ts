// Generated from schema.json by "npm run schema-types". Do not edit.

/**
 * Makes the artifact of a service, or those of an application's services that changed since its nearest candidate: the CloudFormation templates and code of every environment but the local one, in one file whose bytes depend on the source commit alone. Stores it under its SHA-256, with a bill of materials and a statement about where it came from, which the key of CICD_SIGNING_KEY signs: the path of a PEM file, or kms: and the ARN of a key. Refused with uncommitted changes. A commit that was packaged before has to give the same bytes again.
 */
export interface PackageExecutorOptions {
  /**
   * The services of the application that did not change, too.
   */
  all?: boolean;
  /**
   * File that gets the result as JSON: source commit, and of each service outcome, digests, size and who signed. Relative to the workspace root.
   */
  json?: string;
}
