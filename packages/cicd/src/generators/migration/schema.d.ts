// Generated from schema.json by "npm run schema-types". Do not edit.

/**
 * Adds a step to the migrations of a service: expand makes what old and new code both work with, before a release gets requests; contract removes what only older releases need, when none of them could be gone back to any more.
 */
export interface MigrationGeneratorSchema {
  /**
   * Service whose data changes.
   */
  service: string;
  /**
   * What the step does: lower-case words with hyphens, such as add-price-in-cents. The next free number is put before it.
   */
  name: string;
  /**
   * expand: old and new code both work with what it makes. contract: removes what only older releases need.
   */
  kind: 'expand' | 'contract';
  /**
   * Of a contract step: versions of the service that do without what it removes, such as >=2.1.0; by default releases that have the step.
   */
  needs?: string;
  /**
   * Where the data is; what service.json says, else dynamodb.
   */
  database?: 'dynamodb' | 'postgresql';
  /**
   * Of the first step for postgresql: SSM parameter that holds the address, with {environment} for the name of the environment.
   */
  url?: string;
  /**
   * Do not format the files that change.
   */
  skipFormat?: boolean;
}
