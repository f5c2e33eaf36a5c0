import { type Tree, logger } from '@nx/devkit';
import { minimatch } from 'minimatch';
import { editJson, readJsonObject } from './json-file';

const PNPM_FILE = 'pnpm-workspace.yaml';
const DEFAULTS = ['packages/*', 'apps/*'];

interface RootPackage {
  workspaces: string[] | { packages?: string[] };
  packageManager: string;
}

/** Declares `packages/*` and `apps/*` as workspaces, unless any are declared. */
export function ensureWorkspaces(tree: Tree): void {
  if (patternsOf(tree).length === 0) addPatterns(tree, DEFAULTS);
}

/**
 * Makes the package manager see a project: adds its folder to the declared workspaces when
 * none of their patterns covers it.
 */
export function ensureWorkspaceCovers(tree: Tree, root: string): void {
  const patterns = patternsOf(tree).map((pattern) => pattern.replace(/^\.\//, ''));
  const matches = (pattern: string): boolean => minimatch(root, pattern.replace(/\/$/, ''));
  const covered =
    patterns.some((pattern) => !pattern.startsWith('!') && matches(pattern)) &&
    !patterns.some((pattern) => pattern.startsWith('!') && matches(pattern.slice(1)));
  if (!covered) addPatterns(tree, [root]);
}

function usesPnpm(tree: Tree): boolean {
  const { packageManager } = readJsonObject<RootPackage>(tree, 'package.json');
  return (
    tree.exists(PNPM_FILE) ||
    tree.exists('pnpm-lock.yaml') ||
    (packageManager ?? '').startsWith('pnpm@')
  );
}

function patternsOf(tree: Tree): string[] {
  if (usesPnpm(tree)) return pnpmPackages(tree.read(PNPM_FILE, 'utf-8') ?? '').patterns;
  const { workspaces } = readJsonObject<RootPackage>(tree, 'package.json');
  return (Array.isArray(workspaces) ? workspaces : workspaces?.packages) ?? [];
}

function addPatterns(tree: Tree, added: readonly string[]): void {
  if (usesPnpm(tree)) return addPnpmPackages(tree, added);
  const { workspaces } = readJsonObject<RootPackage>(tree, 'package.json');
  const path =
    workspaces === undefined || Array.isArray(workspaces)
      ? ['workspaces']
      : ['workspaces', 'packages'];
  editJson(tree, 'package.json', [{ path, value: [...patternsOf(tree), ...added] }]);
}

function addPnpmPackages(tree: Tree, added: readonly string[]): void {
  const text = tree.read(PNPM_FILE, 'utf-8') ?? '';
  const { patterns, end, indentation } = pnpmPackages(text);
  const items = added.map((pattern) => `${indentation}- '${pattern}'\n`).join('');
  if (end !== undefined) {
    const before = text.slice(0, end);
    const separator = before.endsWith('\n') ? '' : '\n';
    tree.write(PNPM_FILE, `${before}${separator}${items}${text.slice(end)}`);
  } else if (patterns.length === 0 && !/^packages\s*:/m.test(text)) {
    tree.write(PNPM_FILE, `packages:\n${items}${text === '' ? '' : `\n${text}`}`);
  } else {
    logger.warn(`Add ${added.join(', ')} to "packages" in ${PNPM_FILE}.`);
  }
}

/** Reads the block list `packages:`; `end` is where another item goes, if it is one. */
function pnpmPackages(text: string): { patterns: string[]; end?: number; indentation: string } {
  const block = /^packages\s*:[ \t]*(?:#.*)?\r?\n((?:[ \t]*(?:-.*|#.*)?(?:\r?\n|$))*)/m.exec(text);
  const items = [...(block?.[1] ?? '').matchAll(/^([ \t]*)-[ \t]+(.*)$/gm)];
  const last = items.at(-1);
  if (!block || !last) {
    const flow = /^packages\s*:\s*\[([^\]]*)\]/m.exec(text)?.[1] ?? '';
    return { patterns: flow.split(',').map(unquoted).filter(Boolean), indentation: '  ' };
  }
  const start = block.index + block[0].length - (block[1] ?? '').length;
  const lineEnd = text.indexOf('\n', start + last.index);
  return {
    patterns: items.map(([, , value]) => unquoted(value ?? '')),
    end: lineEnd < 0 ? text.length : lineEnd + 1,
    indentation: last[1] ?? '',
  };
}

function unquoted(value: string): string {
  const text = value.trim();
  return /^(['"])(.*?)\1/.exec(text)?.[2] ?? text.replace(/\s+#.*$/, '');
}
