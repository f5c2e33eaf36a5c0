import fc from 'fast-check';
import { changesInput, parseChanges, type CommitChanges } from './changes-parser';

/** Prints changes as `git diff-tree --stdin -z --always` does with the format of `changesArguments`. */
function print({ hash, files }: CommitChanges): string {
  const paths = files.map((file, index) => `${index === 0 ? '\n' : ''}${file}\0`);
  return `\0${hash}\0${paths.join('')}`;
}

async function parse(bytes: Buffer, chunkSize: number): Promise<CommitChanges[]> {
  async function* chunks(): AsyncGenerator<Buffer> {
    for (let from = 0; from < bytes.length; from += chunkSize)
      yield bytes.subarray(from, from + chunkSize);
  }
  const changes: CommitChanges[] = [];
  for await (const batch of parseChanges(chunks())) changes.push(...batch);
  return changes;
}

const hash = fc.stringMatching(/^[0-9a-f]{40}$/);
const path = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
  .map((value) => value.replaceAll('\0', '0'));

test('what is printed is read back, wherever the chunks are cut, files called like commits included', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ hash, files: fc.array(fc.oneof(path, hash), { maxLength: 4 }) }), {
        maxLength: 5,
      }),
      fc.integer({ min: 1, max: 64 }),
      async (changes, chunkSize) => {
        const bytes = Buffer.from(changes.map(print).join(''), 'utf8');
        expect(await parse(bytes, chunkSize)).toEqual(changes);
      },
    ),
    { numRuns: 300 },
  );
});

test('a commit is compared with its first parent, the first commit with nothing', () => {
  expect(
    changesInput([
      { hash: 'merge', parents: ['mainline', 'branch'] },
      { hash: 'root', parents: [] },
    ]),
  ).toBe('merge mainline\nroot\n');
});
