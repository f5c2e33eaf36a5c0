import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Compares generated files with those of a folder.
 * @param {Map<string, string>} files content by path
 * @param {string} root the folder that the paths are relative to
 * @returns {{ path: string, change: 'missing' | 'different' }[]} what regenerating would change
 */
export function compare(files, root) {
  return [...files].flatMap(([path, content]) => {
    const file = join(root, path);
    if (!existsSync(file)) return [{ path, change: 'missing' }];
    return readFileSync(file, 'utf8') === content ? [] : [{ path, change: 'different' }];
  });
}
