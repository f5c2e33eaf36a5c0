import fc from 'fast-check';
import type { HistoryCommit } from './git-reader';
import { parseLog } from './log-parser';

/** Prints a commit as `git log -z --name-only` does with the format of `logArguments`. */
function print({ hash, parents, author, date, message, files }: HistoryCommit): string {
  const time = String(Date.parse(date) / 1000);
  const fields = ['', hash, parents.join(' '), author.name, author.email, time, message];
  const paths = files.map((file, index) => (index === 0 ? `\n${file}` : file));
  return [...fields, ...paths].map((token) => `${token}\0`).join('');
}

async function parse(bytes: Buffer, chunkSize: number): Promise<HistoryCommit[]> {
  async function* chunks(): AsyncGenerator<Buffer> {
    for (let from = 0; from < bytes.length; from += chunkSize)
      yield bytes.subarray(from, from + chunkSize);
  }
  const commits: HistoryCommit[] = [];
  for await (const commit of parseLog(chunks())) commits.push(commit);
  return commits;
}

const text = (minLength = 0): fc.Arbitrary<string> =>
  fc
    .string({ unit: 'grapheme', minLength, maxLength: 12 })
    .map((value) => value.replaceAll('\0', '0'));

const hash = fc.stringMatching(/^[0-9a-f]{40}$/);

const commit: fc.Arbitrary<HistoryCommit> = fc.record({
  hash,
  parents: fc.array(hash, { maxLength: 3 }),
  author: fc.record({ name: text(), email: text() }),
  date: fc.integer({ min: 0, max: 4e9 }).map((seconds) => new Date(seconds * 1000).toISOString()),
  message: text(),
  files: fc.array(text(1), { maxLength: 4 }),
});

test('what is printed is read back, wherever the chunks are cut', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(commit, { maxLength: 5 }),
      fc.integer({ min: 1, max: 64 }),
      async (commits, chunkSize) => {
        const bytes = Buffer.from(commits.map(print).join(''), 'utf8');
        expect(await parse(bytes, chunkSize)).toEqual(commits);
      },
    ),
    { numRuns: 300 },
  );
});
