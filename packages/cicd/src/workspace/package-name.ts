import type { Tree } from '@nx/devkit';
import { readJsonObject } from './json-file';

/**
 * The package name of a service or application: in the scope of the root package
 * (`@super-deals/source` → `@super-deals`), else in one named after the application.
 */
export function packageNameOf(tree: Tree, name: string, application: string): string {
  const root = readJsonObject<{ name: string }>(tree, 'package.json').name ?? '';
  const scope = /^@([a-z0-9][a-z0-9._-]*)\/./.exec(root)?.[1] ?? application;
  return `@${scope}/${name}`;
}
