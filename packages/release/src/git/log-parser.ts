import type { HistoryCommit } from './git-reader';

/**
 * The `git log` arguments whose output {@link parseLog} reads.
 *
 * A record is: an empty token, hash, parents, author name, author email,
 * committer time (Unix seconds), message, then one token per changed path; the
 * tokens end in NUL, the only byte that no field and no path can hold. The
 * first path of a record is preceded by a newline, which git puts between the
 * message and the names.
 *
 * Settings a user may have that would change this output are overridden.
 */
export function logArguments(head: string, relative: boolean): string[] {
  return [
    '-c',
    'core.quotepath=off',
    '-c',
    'log.showSignature=false',
    '-c',
    'log.showRoot=true',
    '-c',
    'log.follow=false',
    '-c',
    'i18n.logOutputEncoding=UTF-8',
    'log',
    '-z',
    '--topo-order',
    '--no-show-signature',
    '--no-color',
    '--no-notes',
    '--no-mailmap',
    '--no-renames',
    '--name-only',
    '--diff-merges=first-parent',
    relative ? '--relative' : '--no-relative',
    '--format=%x00%H%x00%P%x00%an%x00%ae%x00%ct%x00%B',
    head,
    '--',
  ];
}

/** Turns the chunks of {@link logArguments}' output into commits, one at a time. */
export async function* parseLog(chunks: AsyncIterable<Buffer>): AsyncGenerator<HistoryCommit> {
  const records = new RecordReader();
  for await (const token of tokens(chunks)) {
    const commit = records.take(token);
    if (commit) yield commit;
  }
  const last = records.end();
  if (last) yield last;
}

/** Cuts at NUL bytes before decoding, so that no character is split between two chunks. */
async function* tokens(chunks: AsyncIterable<Buffer>): AsyncGenerator<string> {
  let rest: Buffer[] = [];
  for await (const chunk of chunks) {
    const cut = chunk.lastIndexOf(0);
    if (cut === -1) {
      rest.push(chunk);
      continue;
    }
    yield* Buffer.concat([...rest, chunk.subarray(0, cut)])
      .toString('utf8')
      .split('\0');
    rest = [chunk.subarray(cut + 1)];
  }
  const tail = Buffer.concat(rest);
  if (tail.length > 0) yield tail.toString('utf8');
}

const FIELDS = 6;

/**
 * An empty token ends a record only after its six fields: a name or a message
 * may be empty, a path may not.
 */
class RecordReader {
  private fields: string[] = [];
  private files: string[] = [];
  private open = false;

  take(token: string): HistoryCommit | undefined {
    if (!this.open) {
      this.open = true;
      return undefined;
    }
    if (this.fields.length < FIELDS) {
      this.fields.push(token);
      return undefined;
    }
    if (token !== '') {
      this.files.push(this.files.length === 0 && token.startsWith('\n') ? token.slice(1) : token);
      return undefined;
    }
    return this.close();
  }

  end(): HistoryCommit | undefined {
    return this.fields.length === FIELDS ? this.close() : undefined;
  }

  /** The empty token that ends a record also opens the next one. */
  private close(): HistoryCommit {
    const [hash = '', parents = '', name = '', email = '', time = '0', message = ''] = this.fields;
    const commit: HistoryCommit = {
      hash,
      parents: parents === '' ? [] : parents.split(' '),
      author: { name, email },
      date: new Date(Number(time) * 1000).toISOString(),
      message,
      files: this.files,
    };
    this.fields = [];
    this.files = [];
    return commit;
  }
}
