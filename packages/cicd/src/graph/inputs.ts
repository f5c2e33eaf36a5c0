import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CreateNodesContext, TargetConfiguration } from '@nx/devkit';

type Inputs = NonNullable<TargetConfiguration['inputs']>;

/**
 * Files of a project that only a release writes. They are inputs of no target, so a
 * release rebuilds and retests nothing.
 */
const RELEASE_FILES = [
  '!{projectRoot}/CHANGELOG.md',
  '!{projectRoot}/release.json',
  '!{projectRoot}/releases/**/*',
];

/** What the targets of one workspace are hashed over. */
export interface WorkspaceInputs {
  /** Everything that ends up in the bundle. */
  bundle: Inputs;
  /** Every file of the project that a check reads. */
  checked(tools: readonly string[], rootFiles?: readonly string[]): Inputs;
  /** What a test suite in `folder` reads beside the sources. */
  suite(folder: string): Inputs;
}

/**
 * Works out the inputs once for a whole workspace.
 * @param context of createNodes; only the root package.json is read
 */
export function workspaceInputs(context: CreateNodesContext): WorkspaceInputs {
  const installed = installedPackages(context.workspaceRoot);
  const namedInputs = context.nxJsonConfiguration.namedInputs ?? {};
  const dependencies: Inputs = ['production' in namedInputs ? '^production' : '^default'];
  const external = (tools: readonly string[]): Inputs => {
    const known = tools.filter((tool) => installed.has(tool));
    return known.length > 0 ? [{ externalDependencies: known }] : [];
  };
  const compilerFiles = ['{workspaceRoot}/tsconfig.base.json'];
  const project = ['{projectRoot}/**/*', ...RELEASE_FILES];
  const sources = [
    '{projectRoot}/src/**/*',
    '{projectRoot}/package.json',
    '{projectRoot}/service.json',
    '{projectRoot}/tsconfig*.json',
    '{projectRoot}/jest.config.*',
  ];
  const jest = ['jest', '@swc/jest', '@swc/core'];
  return {
    bundle: [
      '{projectRoot}/src/**/*',
      '!{projectRoot}/src/**/*.spec.ts',
      '{projectRoot}/package.json',
      '{projectRoot}/service.json',
      '{projectRoot}/tsconfig*.json',
      ...compilerFiles,
      ...dependencies,
    ],
    checked: (tools, rootFiles = []) => [
      ...project,
      ...rootFiles.map((file) => `{workspaceRoot}/${file}`),
      ...compilerFiles,
      ...dependencies,
      ...external(tools),
    ],
    suite: (folder) => [
      ...sources,
      ...(folder === 'src' ? [] : [`{projectRoot}/${folder}/**/*`]),
      ...compilerFiles,
      ...dependencies,
      ...external(jest),
    ],
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
