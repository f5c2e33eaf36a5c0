import { type Tree, detectPackageManager, getPackageManagerCommand, logger } from '@nx/devkit';
import { addDevDependencies } from '../../workspace/dev-dependencies';
import { type JsonEdit, editJson, readJsonObject } from '../../workspace/json-file';
import { HOOK_VERSIONS } from './versions';

interface Manifest {
  scripts: Record<string, string>;
}

const HOOK = '.husky/pre-commit';
const MANAGER_KEYS = ['simple-git-hooks', 'gitHooks', 'husky', 'pre-commit', 'lint-staged'];
const MANAGER_FILE =
  /^(\.?lefthook(-local)?\.(ya?ml|toml|jsonc?)|\.pre-commit-config\.ya?ml|\.?simple-git-hooks\.(json|[cm]?js)|\.huskyrc(\..+)?|husky\.config\..+|\.lintstagedrc(\..+)?|lint-staged\.config\..+)$/;

/**
 * Sets up a commit hook that formats what is staged (husky, lint-staged, Prettier), unless
 * the workspace manages its hooks already; then a message says what to run there.
 */
export function addHooks(tree: Tree): void {
  const manager = managerOf(tree);
  if (manager !== undefined) {
    if (!tree.read(HOOK, 'utf-8')?.includes('lint-staged')) {
      logger.info(
        `Commit hooks are managed already (${manager}). Let them run: prettier --write --ignore-unknown on staged files.`,
      );
    }
    return;
  }
  const { exec } = getPackageManagerCommand(detectPackageManager(tree.root), tree.root);
  tree.write(HOOK, `${exec} lint-staged\n`);
  addDevDependencies(tree, HOOK_VERSIONS);
  editJson(tree, 'package.json', [
    ...prepareScript(readJsonObject<Manifest>(tree, 'package.json').scripts?.['prepare']),
    { path: ['lint-staged'], value: { '*': 'prettier --write --ignore-unknown' } },
  ]);
}

function managerOf(tree: Tree): string | undefined {
  if (tree.exists(HOOK)) return HOOK;
  const manifest = readJsonObject<Manifest>(tree, 'package.json');
  const key = MANAGER_KEYS.find((name) => name in manifest);
  return key === undefined
    ? tree.children('.').find((file) => MANAGER_FILE.test(file))
    : `"${key}" in package.json`;
}

function prepareScript(prepare: string | undefined): JsonEdit[] {
  if (prepare?.trim() && /\bhusky\b/.test(prepare)) return [];
  return [
    { path: ['scripts', 'prepare'], value: prepare?.trim() ? `${prepare} && husky` : 'husky' },
  ];
}
