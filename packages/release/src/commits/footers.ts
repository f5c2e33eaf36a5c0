import { fencedLines } from './fences';

/** A breaking-change footer starts a line: upper case, colon, at the margin. */
const BREAKING = /^BREAKING[ -]CHANGE:(?:\s+(.*))?$/;

/** Another trailer, which ends the text of a breaking-change footer. */
const TRAILER = /^(?:[A-Za-z][\w-]*(?:: | #)\S|BREAKING[ -]CHANGE:)/;

/**
 * The texts of the breaking-change footers of a message body, in order.
 *
 * The rule is that of Conventional Commits 1.0 (items 8 to 16): the token is in
 * upper case, starts its line and is followed by a colon. So the words in prose,
 * without a colon, in an indented or `>` quotation or in a fenced code block are
 * no footer. The blank line before footers is not insisted upon, since many
 * people leave it out. A text goes on until the next trailer or the end.
 */
export function readBreakingNotes(body: string): string[] {
  const all = body.split(/\r?\n/);
  const fenced = fencedLines(all);
  const lines = all.map((line, index) => (fenced[index] ? '' : line));
  const notes: string[] = [];
  for (let index = 0; index < lines.length; index += 1) {
    const start = BREAKING.exec(lines[index] ?? '');
    if (!start) continue;
    const text = [start[1] ?? ''];
    while (index + 1 < lines.length && !TRAILER.test(lines[index + 1] ?? '')) {
      index += 1;
      text.push(lines[index] ?? '');
    }
    notes.push(text.join('\n').trim());
  }
  return notes;
}
