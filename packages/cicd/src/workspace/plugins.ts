import type { NxJsonConfiguration, Tree } from '@nx/devkit';
import { minimatch } from 'minimatch';
import { type JsonEdit, editJson, readJsonObject } from './json-file';

/** The name under which nx.json and package.json know this plugin. */
export const PLUGIN = '@org/cicd';

/** Plugins that would infer targets of the same names from the files of a service. */
const RIVALS: ReadonlySet<string> = new Set([
  '@nx/eslint/plugin',
  '@nx/jest/plugin',
  '@nx/js/typescript',
  '@nx/vite/plugin',
  '@nx/vitest',
]);

type PluginEntry = NonNullable<NxJsonConfiguration['plugins']>[number];

const nameOf = (entry: PluginEntry): string => (typeof entry === 'string' ? entry : entry.plugin);

function pluginsOf(tree: Tree): PluginEntry[] {
  return readJsonObject<NxJsonConfiguration>(tree, 'nx.json').plugins ?? [];
}

/** Says whether nx.json loads this plugin, in string or object form. */
export function isPluginRegistered(tree: Tree): boolean {
  return pluginsOf(tree).some((entry) => nameOf(entry) === PLUGIN);
}

/** Makes nx.json load this plugin, after all others; does nothing when it does already. */
export function registerPlugin(tree: Tree): void {
  if (isPluginRegistered(tree)) return;
  editJson(tree, 'nx.json', [{ path: ['plugins'], value: [...pluginsOf(tree), PLUGIN] }]);
}

/**
 * Takes services out of the reach of other plugins that infer `build`, `test`, `lint` or
 * `typecheck`: Nx would merge their targets into ours.
 * @param roots folders of the services, relative to the workspace root
 */
export function excludeFromRivals(tree: Tree, roots: readonly string[]): void {
  const edits = pluginsOf(tree).flatMap((entry, index): JsonEdit[] => {
    if (!RIVALS.has(nameOf(entry))) return [];
    const { include, exclude } = typeof entry === 'string' ? {} : entry;
    const missing = roots.filter((root) => reaches(root, include, exclude));
    if (missing.length === 0) return [];
    const patterns = [...(exclude ?? []), ...missing.map((root) => `${root}/**`)];
    return typeof entry === 'string'
      ? [{ path: ['plugins', index], value: { plugin: entry, exclude: patterns } }]
      : [{ path: ['plugins', index, 'exclude'], value: patterns }];
  });
  editJson(tree, 'nx.json', edits);
}

function reaches(
  root: string,
  include: readonly string[] | undefined,
  exclude: readonly string[] | undefined,
): boolean {
  const file = `${root}/jest.config.cjs`;
  const matches = (pattern: string): boolean => minimatch(file, pattern, { dot: true });
  return !exclude?.some(matches) && (include === undefined || include.some(matches));
}
