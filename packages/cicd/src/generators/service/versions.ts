/** What a generated service depends on at run time and for local development. */
export const DEPENDENCY_VERSIONS = {
  '@aws-sdk/client-dynamodb': '^3.1162.0',
  '@aws-sdk/lib-dynamodb': '^3.1162.0',
  '@hono/node-server': '^2.1.8',
  '@org/runtime': '^0.1.0',
  hono: '^4.13.19',
  zod: '^4.6.7',
} as const;

/** What its infrastructure is written with. */
export const INFRASTRUCTURE_VERSIONS = {
  '@org/constructs': '^0.1.0',
  'aws-cdk-lib': '2.276.0',
  constructs: '^10.8.1',
} as const;
