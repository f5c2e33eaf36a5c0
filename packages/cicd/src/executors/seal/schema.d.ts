// Generated from schema.json by "npm run schema-types". Do not edit.

/**
 * Gives every service of a release, or of a candidate, the digest of its artifact, and stores the result under the digest of its own canonical JSON: approvals bind to that, and environments take nothing else. Every artifact and its provenance are checked first. By default it seals the release whose tag is at HEAD, else a candidate of HEAD.
 */
export interface SealExecutorOptions {
  /**
   * Version of the application to seal. Its services are those of release.json at its tag, each as it was packaged at its own source commit.
   */
  release?: string;
  /**
   * Seal a candidate, also where a release is tagged: every service as it was packaged at HEAD. A commit that is named has to be HEAD.
   */
  candidate?: string | boolean;
  /**
   * File that gets the result as JSON: outcome, fingerprint and what was sealed. Relative to the workspace root.
   */
  json?: string;
}
