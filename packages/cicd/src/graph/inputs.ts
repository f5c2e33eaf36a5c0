import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CreateNodesContext, ProjectConfiguration, TargetConfiguration } from '@nx/devkit';

/** Where a service keeps the test suites that are targets of their own. */
export const SUITE_FOLDERS = {
  'integration-test': 'test/integration',
  e2e: 'test/e2e',
} as const;

const COMPILER = '{workspaceRoot}/tsconfig.base.json';

/** Everything but what only a release writes: a release rebuilds and retests nothing. */
const FILES = ['{projectRoot}/**/*', '!{projectRoot}/CHANGELOG.md', COMPILER];

const SOURCES = [
  '{projectRoot}/src/**/*',
  '{projectRoot}/migrations/**/*',
  '{projectRoot}/package.json',
  '{projectRoot}/service.json',
  '{projectRoot}/tsconfig*.json',
  COMPILER,
];

const FORMATTER = ['.prettierrc*', '.prettierignore', '.gitignore', '.editorconfig'];

const JEST = ['jest', '@swc/jest', '@swc/core'];

const ESLINT = ['eslint', 'typescript-eslint', 'eslint-config-prettier'];

/** What the targets of a service are hashed over. */
export interface ServiceInputs {
  /** The named inputs of every service, one for each kind of target that is cached. */
  namedInputs: NonNullable<ProjectConfiguration['namedInputs']>;
  inputsOf: WorkspaceInputs;
}

/** The inputs of a target: one named input, and the sources of what the service is built from. */
export type WorkspaceInputs = (name: string) => NonNullable<TargetConfiguration['inputs']>;

/**
 * Works out once for a workspace what services are hashed over.
 * @param context of createNodes; only the root package.json is read
 */
export function serviceInputs(context: CreateNodesContext): ServiceInputs {
  const installed = installedPackages(context.workspaceRoot);
  const tools = (names: readonly string[]): { externalDependencies: string[] }[] => {
    const known = names.filter((name) => installed.has(name));
    return known.length > 0 ? [{ externalDependencies: known }] : [];
  };
  const atRoot = (files: readonly string[]): string[] =>
    files.map((file) => `{workspaceRoot}/${file}`);
  const dependencies =
    'production' in (context.nxJsonConfiguration.namedInputs ?? {}) ? '^production' : '^default';
  return {
    namedInputs: {
      serviceFiles: FILES,
      serviceSources: SOURCES,
      serviceBundle: ['serviceSources', '!{projectRoot}/src/**/*.spec.ts'],
      serviceUnitTests: [
        'serviceSources',
        '{projectRoot}/openapi.json',
        '{projectRoot}/jest.config.*',
        ...tools(JEST),
      ],
      serviceIntegrationTests: [
        'serviceUnitTests',
        `{projectRoot}/${SUITE_FOLDERS['integration-test']}/**/*`,
      ],
      serviceLint: ['serviceFiles', ...atRoot(['eslint.config.*']), ...tools(ESLINT)],
      serviceTypes: ['serviceFiles', ...tools(['typescript'])],
      serviceFormat: ['serviceFiles', ...atRoot(FORMATTER), ...tools(['prettier'])],
    },
    inputsOf: (name) => [name, dependencies],
  };
}

/** Nx knows packages by the lock file, and refuses an input it does not know. */
const LOCK_FILES = ['package-lock.json', 'pnpm-lock.yaml', 'yarn.lock', 'bun.lock', 'bun.lockb'];

function installedPackages(workspaceRoot: string): ReadonlySet<string> {
  const file = join(workspaceRoot, 'package.json');
  const locked = LOCK_FILES.some((lockFile) => existsSync(join(workspaceRoot, lockFile)));
  if (!locked || !existsSync(file)) return new Set();
  const { dependencies, devDependencies } = JSON.parse(readFileSync(file, 'utf8')) as {
    dependencies?: Record<string, string>;
    devDependencies?: Record<string, string>;
  };
  return new Set([...Object.keys(dependencies ?? {}), ...Object.keys(devDependencies ?? {})]);
}
