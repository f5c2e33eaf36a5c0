import type { CommitParser, ParserOptions } from 'conventional-commits-parser';
import type { Bump, CommitReference } from '../types';
import { loadCommitParser, loadPreset } from './conventional';
import { readBreakingNotes } from './footers';
import { readRevert, reappliedHeader, type RevertOf } from './reverts';
import { splitSquash } from './squash';

/** One conventional change of a message. */
export interface Change {
  header: string;
  type: string;
  scope: string | null;
  subject: string;
  body: string | null;
  breaking: boolean;
  notes: string[];
  references: CommitReference[];
  bump: Bump;
}

/** A commit message as releasing sees it. */
export interface ParsedMessage {
  header: string;
  /** Whether the header itself is conventional (`type(scope): subject`), or git's own for a revert. */
  conventional: boolean;
  /** The message's own change first, then the squashed ones; empty when nothing is conventional. */
  changes: Change[];
  revert: RevertOf | null;
}

/** Reads one message; synchronous and pure. */
export type MessageParser = (message: string) => ParsedMessage;

/** The preset's pattern with a scope that cannot swallow the colon of a second header. */
const HEADER = /^(\w+)(?:\(([^()]*)\))?(!)?: (.+)$/;

const BUMPS: ReadonlyMap<string, Bump> = new Map([
  ['feat', 'minor'],
  ['feature', 'minor'],
  ['fix', 'patch'],
  ['perf', 'patch'],
  ['revert', 'patch'],
]);

/**
 * Loads conventional-commits-parser and returns a parser of whole messages. The
 * library reads header and references; breaking-change footers, reverts and
 * squashed headers are read here, where the library's rules are too wide (it
 * takes an indented quotation for a footer) or too narrow (it drops what follows
 * `---`, and one revert per message).
 */
export async function loadMessageParser(): Promise<MessageParser> {
  const [Parser, preset] = await Promise.all([loadCommitParser(), loadPreset()]);
  const parser = new Parser(parserOptions(preset.parser));
  return (message) => parseMessage(parser, message);
}

/** `fieldPattern` would take a line of dashes for a field of the commit and overwrite what it names. */
function parserOptions(preset: ParserOptions): ParserOptions {
  const nothing = /(?!)/;
  return {
    ...preset,
    headerPattern: HEADER,
    headerCorrespondence: ['type', 'scope', 'bang', 'subject'],
    breakingHeaderPattern: nothing,
    fieldPattern: nothing,
    revertPattern: nothing,
    notesPattern: () => nothing,
  };
}

function parseMessage(parser: CommitParser, message: string): ParsedMessage {
  const { head: header, tail: body } = cutHeader(message.replace(/^\s+/, ''));
  const revert = readRevert(header, body);
  const squash = splitSquash(body);
  const own = readChange(parser, header, squash.own, revert !== null);
  const squashed = withoutRevertedPairs(squash.messages).flatMap((text) => {
    const { head, tail } = cutHeader(text);
    const change = readChange(parser, head, tail, readRevert(head, tail) !== null);
    return change && change.header !== own?.header ? [change] : [];
  });
  return {
    header,
    conventional: own !== null,
    changes: own ? [own, ...squashed] : squashed,
    revert,
  };
}

function cutHeader(message: string): { head: string; tail: string } {
  const [head = '', ...lines] = message.split(/\r?\n/);
  return { head, tail: lines.join('\n') };
}

/** Inside one squash, a change and its revert are as if neither had been made. */
function withoutRevertedPairs(messages: string[]): string[] {
  const kept: string[] = [];
  for (const message of messages) {
    const { head, tail } = cutHeader(message);
    const reverted = readRevert(head, tail)?.header;
    const index = kept.findLastIndex((earlier) => cutHeader(earlier).head === reverted);
    if (index === -1) kept.push(message);
    else kept.splice(index, 1);
  }
  return kept;
}

function readChange(
  parser: CommitParser,
  header: string,
  body: string,
  isRevert: boolean,
): Change | null {
  if (header.trim() === '') return null;
  const parsed = parser.parse(`${header}\n${body}`);
  const type = (parsed['type'] ?? '').toLowerCase();
  if (type === '' && !isRevert) return null;
  const notes = readBreakingNotes(body);
  const breaking = notes.length > 0 || parsed['bang'] != null;
  return {
    header,
    type: isRevert ? 'revert' : type,
    scope: parsed['scope'] ?? null,
    subject: parsed['subject'] ?? header,
    body: body.trim() === '' ? null : body.trim(),
    breaking,
    notes,
    references: parsed.references.map(({ action, owner, repository, prefix, issue }) => ({
      action,
      owner,
      repository,
      prefix,
      issue,
    })),
    bump: breaking ? 'major' : isRevert ? revertBump(header) : (BUMPS.get(type) ?? 'none'),
  };
}

/** Taking something back is a patch; putting it back in is what it was in the first place. */
function revertBump(header: string): Bump {
  const type = HEADER.exec(reappliedHeader(header) ?? '')?.[1]?.toLowerCase();
  return type !== undefined && BUMPS.get(type) === 'minor' ? 'minor' : 'patch';
}
