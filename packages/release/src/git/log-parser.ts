import type { HistoryCommit } from './git-reader';
import { readRecords, type GitRecord } from './records';

const FIELDS = ['%H', '%P', '%an', '%ae', '%ct', '%B'];

/** What {@link logArguments} asks for. */
export interface LogOptions {
  /** The paths each commit changed against its first parent, deleted ones included. Costs ten times the rest. */
  names?: boolean;
}

/**
 * The `git log` arguments whose output {@link parseLog} reads. Settings a user may
 * have that would change this output are overridden.
 */
export function logArguments(
  revisions: readonly string[],
  { names = false }: LogOptions = {},
): string[] {
  return [
    '-c',
    'log.showSignature=false',
    '-c',
    'log.showRoot=true',
    '-c',
    'i18n.logOutputEncoding=UTF-8',
    'log',
    '-z',
    '--topo-order',
    '--no-show-signature',
    '--no-color',
    '--no-notes',
    '--no-mailmap',
    ...(names
      ? ['--no-renames', '--name-only', '--diff-merges=first-parent', '--no-relative']
      : ['--no-patch']),
    `--format=%x00${FIELDS.join('%x00')}`,
    ...revisions,
    '--',
  ];
}

/** Turns the chunks of {@link logArguments}' output into commits. */
export async function* parseLog(chunks: AsyncIterable<Buffer>): AsyncGenerator<HistoryCommit> {
  for await (const records of readRecords(chunks, FIELDS.length)) {
    for (const record of records) yield toCommit(record);
  }
}

function toCommit({ fields, paths }: GitRecord): HistoryCommit {
  const [hash = '', parents = '', name = '', email = '', time = '', message = ''] = fields;
  return {
    hash,
    parents: parents === '' ? [] : parents.split(' '),
    author: { name, email },
    date: isoDate(Number(time)),
    message,
    files: paths,
  };
}

/** The furthest second a date can hold; git takes later ones. */
const END_OF_TIME = 8_640_000_000_000;

function isoDate(seconds: number): string {
  return new Date(Math.min(seconds, END_OF_TIME) * 1000).toISOString();
}
