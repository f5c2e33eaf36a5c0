import type { CommitParser } from 'conventional-commits-parser';
import type { CommitReference } from '../types';

/** A word that can be, or can decide about, a reference: the parser's issue prefix, its actions, addresses. */
const WORD = /#|close|fix|resolve|:\/\//i;

/** Nobody writes more of a reference than that; what is longer is data. */
const LONGEST_WORD = 200;
const MOST_WORDS = 100;

/**
 * The references to issues and pull requests in a message, each once.
 *
 * The parser takes time with the third power of a line's length (seconds for a
 * pasted line of 1,600 characters), so it is given the words that matter, and
 * nothing at all for most messages.
 */
export function readReferences(parser: CommitParser, message: string): CommitReference[] {
  if (!message.includes('#')) return [];
  const lines = message
    .split(/\r?\n/)
    .filter((line) => line.includes('#'))
    .map(wordsOf)
    .filter((line) => line !== '');
  if (lines.length === 0) return [];
  return parser
    .parse(lines.join('\n'))
    .references.map(({ action, owner, repository, prefix, issue }) => ({
      action,
      owner,
      repository,
      prefix,
      issue,
    }));
}

/** An action acts on what follows it, so the word after one matters too. */
function wordsOf(line: string): string {
  return line
    .split(/\s+/)
    .filter((word) => word.length <= LONGEST_WORD)
    .filter((word, index, words) => WORD.test(word) || WORD.test(words[index - 1] ?? ''))
    .slice(0, MOST_WORDS)
    .join(' ');
}
