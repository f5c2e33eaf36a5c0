import type { Tree } from '@nx/devkit';
import { createTreeWithEmptyWorkspace } from '@nx/devkit/testing';

/** A workspace in memory that has nothing but a package.json and an nx.json, and `files`. */
export function emptyTree(files: Readonly<Record<string, unknown>> = {}): Tree {
  const tree = createTreeWithEmptyWorkspace();
  for (const { path } of tree.listChanges()) {
    if (path !== 'package.json' && path !== 'nx.json') tree.delete(path);
  }
  for (const [file, content] of Object.entries(files)) {
    tree.write(file, typeof content === 'string' ? content : JSON.stringify(content, null, 2));
  }
  return tree;
}

/** Every file of a tree with its content. */
export function contents(tree: Tree): Record<string, string> {
  return Object.fromEntries(
    tree
      .listChanges()
      .filter(({ type }) => type !== 'DELETE')
      .map(({ path }): [string, string] => [path, tree.read(path, 'utf-8') ?? ''])
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

export function json<T = Record<string, unknown>>(tree: Tree, file: string): T {
  return JSON.parse(tree.read(file, 'utf-8') ?? '') as T;
}
