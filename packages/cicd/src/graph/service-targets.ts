import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { TargetConfiguration } from '@nx/devkit';
import type { WorkspaceInputs } from './inputs';

/** Where a service keeps the test suites that are targets of their own. */
export const SUITE_FOLDERS = {
  'integration-test': 'test/integration',
  e2e: 'test/e2e',
} as const;

type Targets = Record<string, TargetConfiguration>;

/** A suite that is a target of its own where a service has it. */
type SuiteTarget = keyof typeof SUITE_FOLDERS;

const SUITE_TARGETS = Object.keys(SUITE_FOLDERS) as SuiteTarget[];

/**
 * Makes the function that gives a service its targets: `integration-test` and `e2e` only
 * where the service has such a suite.
 *
 * Services of the same shape share one object. Nx sends the result from process to
 * process, and what is shared is sent once: at 1,000 services that is most of the cost.
 *
 * @param workspaceRoot absolute path
 * @param inputs what the targets are hashed over
 * @returns a function (folder relative to the workspace root) → targets by name
 */
export function serviceTargets(
  workspaceRoot: string,
  inputs: WorkspaceInputs,
): (root: string) => Targets {
  const shapes = new Map<string, Targets>();
  return (root) => {
    const depth = root.split('/').filter((part) => part !== '.').length;
    const suites = SUITE_TARGETS.filter((target) =>
      existsSync(join(workspaceRoot, root, SUITE_FOLDERS[target])),
    );
    const shape = [depth, ...suites].join();
    const targets = shapes.get(shape) ?? makeTargets(depth, suites, inputs);
    shapes.set(shape, targets);
    return targets;
  };
}

function makeTargets(
  depth: number,
  suites: readonly SuiteTarget[],
  inputs: WorkspaceInputs,
): Targets {
  const offset = '../'.repeat(depth);
  const prettier = (mode: string): string =>
    `prettier ${mode} --ignore-unknown --ignore-path=${offset}.prettierignore --ignore-path=${offset}.gitignore .`;
  const targets: Targets = {
    build: {
      executor: '@org/cicd:build',
      cache: true,
      inputs: inputs.bundle,
      outputs: ['{projectRoot}/dist'],
      options: {},
      metadata: described('Bundles the service for its Lambda runtime.', 'esbuild'),
    },
    test: {
      executor: '@org/cicd:test',
      cache: true,
      inputs: inputs.suite('src'),
      outputs: ['{projectRoot}/coverage'],
      options: { suite: 'unit' },
      metadata: described('Runs the unit tests, with a gate on coverage.', 'jest'),
    },
    lint: command('eslint .', {
      inputs: inputs.checked(
        ['eslint', 'typescript-eslint', 'eslint-config-prettier'],
        ['eslint.config.*'],
      ),
      metadata: described('Checks the code with ESLint.', 'eslint'),
    }),
    typecheck: command('tsc --noEmit -p tsconfig.json', {
      inputs: inputs.checked(['typescript']),
      metadata: described('Checks the types.', 'typescript'),
    }),
    format: {
      ...command(prettier('--write'), {
        metadata: described('Formats every file of the service.', 'prettier'),
      }),
      cache: false,
    },
    'format-check': command(prettier('--check'), {
      inputs: inputs.checked(
        ['prettier'],
        ['.prettierrc*', '.prettierignore', '.gitignore', '.editorconfig'],
      ),
      metadata: described('Checks that every file is formatted.', 'prettier'),
    }),
  };
  if (suites.includes('integration-test')) {
    targets['integration-test'] = {
      executor: '@org/cicd:test',
      cache: true,
      inputs: inputs.suite(SUITE_FOLDERS['integration-test']),
      options: { suite: 'integration' },
      metadata: described('Runs the tests against storage and other services.', 'jest'),
    };
  }
  if (suites.includes('e2e')) {
    targets['e2e'] = {
      executor: '@org/cicd:test',
      cache: false,
      inputs: inputs.suite(SUITE_FOLDERS.e2e),
      options: { suite: 'e2e' },
      metadata: described(
        'Runs the end-to-end tests over HTTP, against --baseUrl or a server of their own.',
        'jest',
      ),
    };
  }
  return targets;
}

function command(
  line: string,
  rest: Pick<TargetConfiguration, 'inputs' | 'metadata'>,
): TargetConfiguration {
  return {
    executor: 'nx:run-commands',
    cache: true,
    options: { command: line, cwd: '{projectRoot}' },
    outputs: [],
    ...rest,
  };
}

function described(
  description: string,
  technology: string,
): NonNullable<TargetConfiguration['metadata']> {
  return { description, technologies: [technology] };
}
