import type { Tree } from '@nx/devkit';
import { editJson, readJsonObject } from './json-file';

/** Adds the scripts that the root package.json lacks. */
export function addScripts(tree: Tree, scripts: Readonly<Record<string, string>>): void {
  const had = readJsonObject<{ scripts: Record<string, string> }>(tree, 'package.json').scripts;
  const missing = Object.entries(scripts).filter(([name]) => had?.[name] === undefined);
  editJson(
    tree,
    'package.json',
    missing.map(([name, value]) => ({ path: ['scripts', name], value })),
  );
}
