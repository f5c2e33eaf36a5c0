import { lstatSync, type Stats } from 'node:fs';
import { join } from 'node:path';
import type { Tree } from '@nx/devkit';

/** Folders that git and Nx ignore in every workspace: a project in one would not be seen. */
const IGNORED: ReadonlySet<string> = new Set(['node_modules', 'dist', 'coverage', 'tmp']);

/**
 * Turns what the user gave as a project's folder into a path relative to the workspace root.
 * @param directory with forward or backward slashes; a leading `./` and a trailing slash are allowed
 * @throws Error when it is not a folder inside the workspace that a project can live in
 */
export function projectDirectory(tree: Tree, directory: string): string {
  const path = directory.trim().replace(/\\/g, '/');
  const refuse = (reason: string): never => {
    throw new Error(
      `--directory=${JSON.stringify(directory)} cannot be used: ${reason}. Give a folder inside the workspace, relative to its root, such as apps/deals-ms.`,
    );
  };
  if (path.startsWith('/') || /^[A-Za-z]:/.test(path)) refuse('it is an absolute path');
  const parts = path.split('/').filter((part) => part !== '' && part !== '.');
  if (parts.length === 0) refuse('it is the root of the workspace');
  for (const part of parts) {
    if (part === '..') refuse('it has a ".." in it');
    if (part.startsWith('.') || IGNORED.has(part)) refuse(`git or Nx ignores ${part}`);
    if (!/^[A-Za-z0-9_][A-Za-z0-9._-]*$/.test(part)) {
      refuse(`${JSON.stringify(part)} has other characters than letters, digits, ".", "_", "-"`);
    }
  }
  for (let depth = 1; depth <= parts.length; depth += 1) {
    const ancestor = parts.slice(0, depth).join('/');
    const stats = statsOf(join(tree.root, ancestor));
    if (stats?.isSymbolicLink()) refuse(`${ancestor} is a symbolic link`);
    if (tree.isFile(ancestor)) refuse(`${ancestor} is a file`);
  }
  return parts.join('/');
}

function statsOf(path: string): Stats | undefined {
  return lstatSync(path, { throwIfNoEntry: false });
}
