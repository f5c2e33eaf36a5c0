import { createRequire } from 'node:module';
import { join } from 'node:path';
import { runNode } from '../../process/run-node';

/** A kind of tests, and where a service keeps it. */
export type Suite = 'unit' | 'integration' | 'e2e';

const TEST_MATCH: Record<Suite, string> = {
  unit: '<rootDir>/src/**/*.spec.ts',
  integration: '<rootDir>/test/integration/**/*.spec.ts',
  e2e: '<rootDir>/test/e2e/**/*.spec.ts',
};

/** What to run. */
export interface SuiteRun {
  suite: Suite;
  /** Absolute path of the service. */
  projectRoot: string;
  /** Whether to measure coverage into `coverage/` of the service. */
  coverage: boolean;
  baseUrl?: string | undefined;
  testFile?: string | undefined;
  testNamePattern?: string | undefined;
  watch?: boolean | undefined;
  updateSnapshot?: boolean | undefined;
  /** All variables of the tests. Default: those of this process. */
  environment?: Readonly<Record<string, string>> | undefined;
}

/**
 * Runs a suite with the Jest that the service resolves.
 * @returns whether every test passed; a suite without a test has not
 * @throws Error when Jest is not installed
 */
export async function runSuite(run: SuiteRun): Promise<boolean> {
  const code = await runNode({
    script: jestOf(run.projectRoot),
    args: jestArguments(run),
    cwd: run.projectRoot,
    env: run.baseUrl === undefined ? {} : { BASE_URL: run.baseUrl },
    ...(run.environment && { environment: run.environment }),
  });
  return code === 0;
}

/** The command line of Jest for a run. */
export function jestArguments(run: SuiteRun): string[] {
  const { suite, coverage, testFile, testNamePattern, watch, updateSnapshot } = run;
  return [
    ...(testFile === undefined ? [] : [testFile]),
    `--testMatch=${TEST_MATCH[suite]}`,
    ...(suite === 'e2e' ? ['--runInBand'] : []),
    ...(coverage
      ? ['--coverage', '--coverageReporters=json-summary', '--coverageReporters=lcov']
      : []),
    ...(testNamePattern === undefined ? [] : [`--testNamePattern=${testNamePattern}`]),
    ...(watch ? ['--watchAll'] : []),
    ...(updateSnapshot ? ['--updateSnapshot'] : []),
  ];
}

function jestOf(projectRoot: string): string {
  try {
    const resolve = createRequire(join(projectRoot, 'package.json')).resolve;
    return resolve('jest/bin/jest');
  } catch (cause) {
    throw new Error(
      'Jest is not installed in this workspace. Run: nx g @org/cicd:init, then install.',
      { cause },
    );
  }
}
