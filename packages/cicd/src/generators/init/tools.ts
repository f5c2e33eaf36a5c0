import type { Tree } from '@nx/devkit';
import { addDevDependencies } from '../../workspace/dev-dependencies';
import { addMissingLines } from '../../workspace/lines-file';
import { TOOL_VERSIONS } from './versions';

const TSCONFIG = {
  compilerOptions: {
    target: 'es2022',
    lib: ['es2023'],
    module: 'preserve',
    moduleResolution: 'bundler',
    types: ['node'],
    strict: true,
    noUncheckedIndexedAccess: true,
    exactOptionalPropertyTypes: true,
    noImplicitOverride: true,
    noFallthroughCasesInSwitch: true,
    isolatedModules: true,
    resolveJsonModule: true,
    esModuleInterop: true,
    skipLibCheck: true,
  },
};

const PRETTIER = { singleQuote: true, printWidth: 100 };

const ESLINT = `import prettier from 'eslint-config-prettier';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

export default defineConfig(
  globalIgnores(['**/dist', '**/coverage', '**/tmp']),
  tseslint.configs.recommended,
  prettier,
);
`;

const ESLINT_FILE = /^(eslint\.config\.[cm]?[jt]s|\.eslintrc(\.(js|cjs|json|ya?ml))?)$/;
const FORMATTER_FILE =
  /^(\.prettierrc(\.(json5?|ya?ml|toml|[cm]?[jt]s))?|prettier\.config\.[cm]?[jt]s|\.oxfmtrc\.jsonc?)$/;

/** Adds the development tools that package.json lacks; versions the user has are kept. */
export function addTools(tree: Tree): void {
  addDevDependencies(tree, TOOL_VERSIONS);
}

/**
 * Writes the configuration of compiler, linter and formatter, each only where the workspace
 * has none in any of its forms, and completes the ignore files.
 *
 * The formatter's file is `.prettierrc`: the devkit formats new files by one that is being
 * written in the same run only under that name.
 */
export function addToolConfigs(tree: Tree, manifest: object): void {
  const files = tree.children('.');
  const has = (pattern: RegExp, key: string): boolean =>
    key in manifest || files.some((file) => pattern.test(file));
  if (!files.includes('tsconfig.base.json')) {
    tree.write('tsconfig.base.json', json(TSCONFIG));
  }
  if (!has(ESLINT_FILE, 'eslintConfig')) tree.write('eslint.config.mjs', ESLINT);
  if (!has(FORMATTER_FILE, 'prettier')) tree.write('.prettierrc', json(PRETTIER));
  addMissingLines(tree, '.prettierignore', [
    'dist',
    'coverage',
    'CHANGELOG.md',
    'release.json',
    '**/releases/*.json',
    'package-lock.json',
    'pnpm-lock.yaml',
    'yarn.lock',
  ]);
  addMissingLines(tree, '.gitignore', [
    'node_modules',
    'dist',
    'coverage',
    'tmp',
    '.nx/cache',
    '.nx/workspace-data',
  ]);
  // Nx 23 calls a project affected by any file of it, so that a release would affect what it released.
  addMissingLines(tree, '.nxignore', ['CHANGELOG.md']);
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
