import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { TargetConfiguration } from '@nx/devkit';
import { MIGRATIONS_FOLDER } from '../model/service-config';
import { deliveryTargets, infrastructureTargets } from './infrastructure-targets';
import { SUITE_FOLDERS, type WorkspaceInputs } from './inputs';

type Targets = Record<string, TargetConfiguration>;

/** A suite that is a target of its own where a service has it. */
type SuiteTarget = keyof typeof SUITE_FOLDERS;

/** Where a service keeps its CDK app. */
const INFRASTRUCTURE_FOLDER = 'infra';

const SUITE_TARGETS = Object.keys(SUITE_FOLDERS) as SuiteTarget[];

/**
 * Makes the function that gives a service its targets: `integration-test` and `e2e` only
 * where the service has such a suite, those of its infrastructure and its migrations only where it has some.
 *
 * Services of the same shape share one object. Nx sends the result from process to
 * process, and what is shared is sent once: at 1,000 services that is most of the cost.
 *
 * @param workspaceRoot absolute path
 * @param inputsOf what a target is hashed over
 * @returns a function (folder relative to the workspace root, names of the environments of its
 *   application) → targets by name
 */
export function serviceTargets(
  workspaceRoot: string,
  inputsOf: WorkspaceInputs,
): (root: string, environments: readonly string[]) => Targets {
  const shapes = new Map<string, Targets>();
  return (root, environments) => {
    const depth = root.split('/').filter((part) => part !== '.').length;
    const suites = SUITE_TARGETS.filter((target) =>
      existsSync(join(workspaceRoot, root, SUITE_FOLDERS[target])),
    );
    const has = (folder: string): boolean => existsSync(join(workspaceRoot, root, folder));
    const infrastructure = has(INFRASTRUCTURE_FOLDER);
    const migrations = infrastructure && has(MIGRATIONS_FOLDER);
    const own = [...(migrations ? ['migrations'] : []), 'in', ...environments];
    const shape = [depth, ...suites, ...(infrastructure ? own : [])].join();
    const targets = shapes.get(shape) ?? {
      ...makeTargets(depth, suites, inputsOf),
      ...(infrastructure && infrastructureTargets('build', environments)),
      ...(infrastructure && deliveryTargets(['rollback', 'reject', 'rollout'], environments)),
      ...(migrations && deliveryTargets(['migrate', 'restore'], environments)),
    };
    shapes.set(shape, targets);
    return targets;
  };
}

/**
 * Keep this short: Nx spends time on every property and every entry of a list, once per
 * service. Descriptions are in the README of the service instead, and what is never cached
 * has no inputs.
 */
function makeTargets(
  depth: number,
  suites: readonly SuiteTarget[],
  inputsOf: WorkspaceInputs,
): Targets {
  const offset = '../'.repeat(depth);
  const prettier = (mode: string): string =>
    `prettier ${mode} --ignore-unknown --ignore-path=${offset}.prettierignore --ignore-path=${offset}.gitignore .`;
  const targets: Targets = {
    build: {
      executor: '@org/cicd:build',
      cache: true,
      inputs: inputsOf('serviceBundle'),
      outputs: ['{projectRoot}/dist'],
    },
    test: {
      executor: '@org/cicd:test',
      cache: true,
      inputs: inputsOf('serviceUnitTests'),
      outputs: ['{projectRoot}/coverage'],
    },
    lint: check('eslint .', inputsOf('serviceLint')),
    typecheck: check('tsc --noEmit -p tsconfig.json', inputsOf('serviceTypes')),
    format: command(prettier('--write')),
    'format-check': check(prettier('--check'), ['serviceFormat']),
  };
  if (suites.includes('integration-test')) {
    targets['integration-test'] = {
      executor: '@org/cicd:test',
      cache: true,
      inputs: inputsOf('serviceIntegrationTests'),
      options: { suite: 'integration' },
    };
  }
  if (suites.includes('e2e')) {
    targets['e2e'] = {
      executor: '@org/cicd:test',
      options: { suite: 'e2e' },
    };
  }
  return targets;
}

function check(
  line: string,
  inputs: NonNullable<TargetConfiguration['inputs']>,
): TargetConfiguration {
  return { ...command(line), cache: true, inputs };
}

function command(line: string): TargetConfiguration {
  return { executor: 'nx:run-commands', options: { command: line, cwd: '{projectRoot}' } };
}
