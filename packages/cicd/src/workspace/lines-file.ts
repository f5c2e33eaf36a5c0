import type { Tree } from '@nx/devkit';

/**
 * Appends the lines that an ignore file lacks.
 *
 * A line counts as present in any of its spellings (`dist`, `dist/`, with `**` before it), and so does
 * one that is negated: the user has decided about it. `/dist` is another line: it ignores that
 * folder at the root, and none in a project.
 */
export function addMissingLines(tree: Tree, file: string, lines: readonly string[]): void {
  const before = tree.read(file, 'utf-8') ?? '';
  const present = new Set(before.split(/\r?\n/).map(spelling));
  const missing = lines.filter((line) => !present.has(spelling(line)));
  if (missing.length === 0) return;
  const separator = before === '' || before.endsWith('\n') ? '' : '\n';
  tree.write(file, `${before}${separator}${missing.join('\n')}\n`);
}

function spelling(line: string): string {
  const pattern = line.trim().replace(/^!/, '').replace(/\/$/, '');
  if (pattern.startsWith('**/')) return pattern.slice(3);
  // A slash in the middle anchors a pattern at the root as a leading one does.
  return pattern.startsWith('/') && pattern.includes('/', 1) ? pattern.slice(1) : pattern;
}
