// Generated from schema.json by "npm run schema-types". Do not edit.

/**
 * Runs one of a service's test suites with Jest. The unit suite has a gate on coverage; the report names the files that fall short.
 */
export interface TestExecutorOptions {
  /**
   * Which tests: unit (src), integration (test/integration) or e2e (test/e2e).
   */
  suite?: 'unit' | 'integration' | 'e2e';
  /**
   * Least coverage of the unit suite in percent, for lines, branches, functions and statements each. 0 switches the gate off.
   */
  coverage?: number;
  /**
   * Where the service under an e2e test listens, such as http://localhost:3000. Without it the tests start the service themselves.
   */
  baseUrl?: string;
  /**
   * Give the tests a local cloud: the endpoint that AWS_ENDPOINT_URL names, else the workspace's when it runs, else one for as long as they take. They get no other credentials. On for the integration suite unless switched off.
   */
  localCloud?: boolean;
  /**
   * Run only the test files whose path matches. The coverage gate is off then.
   */
  testFile?: string;
  /**
   * Run only the tests whose name matches. The coverage gate is off then.
   */
  testNamePattern?: string;
  /**
   * Run again whenever a file changes. The coverage gate is off then.
   */
  watch?: boolean;
  /**
   * Write snapshots anew.
   */
  updateSnapshot?: boolean;
  /**
   * File that gets the result as JSON: success, coverage, files below the gate. Relative to the workspace root.
   */
  json?: string;
}
