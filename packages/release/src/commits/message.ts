import type { CommitParser, ParserOptions } from 'conventional-commits-parser';
import type { Bump, CommitReference, CommitType } from '../types';
import { commitTypes, type CommitTypes } from './commit-types';
import { loadCommitParser, loadPreset } from './conventional';
import { readBreakingNotes } from './footers';
import { cutHeader, cutMessage, HEADER } from './header';
import { readReferences } from './references';
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

/**
 * Loads conventional-commits-parser and returns a parser of whole messages. The
 * library reads references; the header is read with its pattern and everything
 * else here, where its rules are too wide (it takes an indented quotation for a
 * footer) or too narrow (it drops what follows `---`, and one revert per message).
 *
 * @param types how far commits of a type go, where that differs from the defaults
 * @throws ReleaseError `invalid-options`
 */
export async function loadMessageParser(
  types?: Readonly<Record<string, CommitType>>,
): Promise<MessageParser> {
  const known = commitTypes(types);
  const [Parser, preset] = await Promise.all([loadCommitParser(), loadPreset()]);
  const reader: Reader = { parser: new Parser(parserOptions(preset.parser)), types: known };
  return (message) => parseMessage(reader, message);
}

interface Reader {
  parser: CommitParser;
  types: CommitTypes;
}

/** Only references are wanted; `fieldPattern` would take a line of dashes for a field of the commit and overwrite what it names. */
function parserOptions(preset: ParserOptions): ParserOptions {
  const nothing = /(?!)/;
  return {
    ...preset,
    headerPattern: nothing,
    breakingHeaderPattern: nothing,
    fieldPattern: nothing,
    revertPattern: nothing,
    notesPattern: () => nothing,
  };
}

function parseMessage(reader: Reader, message: string): ParsedMessage {
  const { head: header, tail: body } = cutMessage(message);
  const revert = readRevert(header, body);
  const squash = splitSquash(body, reader.types);
  const own = readChange(reader, header, squash.own, revert !== null);
  const squashed = withoutRevertedPairs(squash.messages).flatMap((text) => {
    const { head, tail } = cutHeader(text);
    const change = readChange(reader, head, tail, readRevert(head, tail) !== null);
    return change && change.header !== own?.header ? [change] : [];
  });
  return {
    header,
    conventional: own !== null,
    changes: own ? [own, ...squashed] : squashed,
    revert,
  };
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
  { parser, types }: Reader,
  header: string,
  body: string,
  isRevert: boolean,
): Change | null {
  const [, named, scope, bang, subject] = HEADER.exec(header) ?? [];
  if (named === undefined && !isRevert) return null;
  const type = named?.toLowerCase() ?? '';
  const notes = readBreakingNotes(body);
  const reapplied = isRevert ? HEADER.exec(reappliedHeader(header) ?? '') : null;
  const breaking = notes.length > 0 || bang !== undefined || reapplied?.[3] !== undefined;
  return {
    header,
    type: isRevert ? 'revert' : type,
    scope: scope || null,
    subject: subject ?? header,
    body: body.trim() === '' ? null : body.trim(),
    breaking,
    notes,
    references: readReferences(parser, `${header}\n${body}`),
    bump: breaking
      ? 'major'
      : isRevert
        ? revertBump(reapplied, types)
        : (types.get(type) ?? 'none'),
  };
}

/** Taking something back goes as far as the type `revert`; putting it back in, as far as it went at first. */
function revertBump(reapplied: RegExpExecArray | null, types: CommitTypes): Bump {
  const again = types.get(reapplied?.[1]?.toLowerCase() ?? '');
  return again === 'minor' || again === 'major' ? again : (types.get('revert') ?? 'none');
}
