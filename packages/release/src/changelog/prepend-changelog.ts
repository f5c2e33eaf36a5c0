import { fencedLines } from '../commits/fences';

/** A release's heading: `## 1.2.0`, `## [1.2.0](…) (2026-01-05)`; any level, as older tools wrote `# 1.2.0`. */
const HEADING = /^#{1,3} \[?v?(\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?)(?=[\]\s(]|$)/;

/**
 * Puts an entry on top of a changelog, below the title and whatever the user
 * wrote before the first release. An entry of the same version is replaced where
 * it stands. Everything else is kept as it is, and doing it twice changes
 * nothing.
 *
 * @param existing the file's content, `null` when there is none yet
 * @param entry Markdown that starts with the heading of its version
 * @param title of a new file, without `#`
 * @throws Error when the entry has no such heading (our bug, not the user's)
 */
export function prependChangelog(existing: string | null, entry: string, title: string): string {
  const version = HEADING.exec(entry)?.[1];
  if (version === undefined)
    throw new Error('a changelog entry must start with the heading of its version');
  const text = entry.trimEnd();
  if (existing === null || existing.trim() === '') return `# ${title}\n\n${text}\n`;
  const newline = existing.includes('\r\n') ? '\r\n' : '\n';
  const lines = existing.split(/\r?\n/);
  const headings = findHeadings(lines);
  const same = headings.findIndex((heading) => heading.version === version);
  const start = (same === -1 ? headings[0] : headings[same])?.line ?? lines.length;
  const end = same === -1 ? start : (headings[same + 1]?.line ?? lines.length);
  const before = lines.slice(0, start).join('\n').trimEnd();
  const after = lines.slice(end).join('\n').trim();
  const result = [before, text, after].filter((part) => part !== '').join('\n\n');
  return `${result}\n`.replaceAll('\n', newline);
}

/**
 * The entry of a version in a changelog.
 *
 * @returns Markdown from its heading to the one of the next entry, ending in a newline; `null` when there is none
 */
export function findEntry(content: string, version: string): string | null {
  const lines = content.split(/\r?\n/);
  const headings = findHeadings(lines);
  const index = headings.findIndex((heading) => heading.version === version);
  if (index === -1) return null;
  const entry = lines.slice(headings[index]?.line, headings[index + 1]?.line).join('\n');
  return `${entry.trimEnd()}\n`;
}

/** The headings of releases; those inside fenced code are only text. */
function findHeadings(lines: readonly string[]): { version: string; line: number }[] {
  const fenced = fencedLines(lines);
  return lines.flatMap((text, line) => {
    const version = fenced[line] ? undefined : HEADING.exec(text)?.[1];
    return version === undefined ? [] : [{ version, line }];
  });
}
