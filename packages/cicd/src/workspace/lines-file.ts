import type { Tree } from '@nx/devkit';

/**
 * Appends the lines that an ignore file lacks.
 *
 * A line counts as present in any of its spellings (`dist`, `/dist`, `dist/`), and so does
 * one that is negated: the user has decided about it.
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
  return line
    .trim()
    .replace(/^!/, '')
    .replace(/^(\*\*)?\//, '')
    .replace(/\/$/, '');
}
