import type { CommitTypes } from './commit-types';
import { fencedLines } from './fences';

/** A squashed commit's header as a list item, the form of GitHub's squash merge. */
const ITEM = /^\* (\w+(?:\([^()]*\))?!?: .+|Revert ".+".*)$/;

/** Types that are worth an entry of their own beside those that are released; `* note: …` in a body is only prose. */
const TYPES = new Set(['docs', 'style', 'chore', 'refactor', 'test', 'build', 'ci']);

/** A body cut at its squashed headers. */
export interface SquashedBody {
  /** What comes before the first squashed header. */
  own: string;
  /** The squashed messages, header first, without the list mark. */
  messages: string[];
}

/**
 * Cuts the body of a squash merge into the messages it is made of: every line
 * `* type(scope): subject` at the margin, of a type of the preset or the
 * configuration, or `* Revert "…"` starts one.
 * Trailers at the end (`Co-authored-by`) stay with the last.
 */
export function splitSquash(body: string, types: CommitTypes): SquashedBody {
  const own: string[] = [];
  const messages: string[][] = [];
  const lines = body.split(/\r?\n/);
  const fenced = fencedLines(lines);
  for (const [index, line] of lines.entries()) {
    const header = fenced[index] ? undefined : ITEM.exec(line)?.[1];
    const type = header?.slice(0, header.search(/\W/)).toLowerCase();
    if (header !== undefined && type !== undefined && (TYPES.has(type) || types.has(type)))
      messages.push([header]);
    else (messages.at(-1) ?? own).push(line);
  }
  return { own: own.join('\n'), messages: messages.map((lines) => lines.join('\n').trim()) };
}
