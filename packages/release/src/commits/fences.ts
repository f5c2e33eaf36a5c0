const FENCE = /^ {0,3}(?:```|~~~)/;

/**
 * Tells which lines of a Markdown text are fenced code, the fences included. A
 * fence that is never closed hides nothing: what follows may matter.
 */
export function fencedLines(lines: readonly string[]): boolean[] {
  const fenced = lines.map(() => false);
  let opened = -1;
  lines.forEach((line, index) => {
    if (!FENCE.test(line)) return;
    if (opened !== -1) fenced.fill(true, opened, index + 1);
    opened = opened === -1 ? index : -1;
  });
  return fenced;
}
