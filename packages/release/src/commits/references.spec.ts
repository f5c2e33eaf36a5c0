import { CommitParser } from 'conventional-commits-parser';
import fc from 'fast-check';
import { loadMessageParser } from './message';
import { readReferences } from './references';

const parser = new CommitParser({ issuePrefixes: ['#'] });

interface Found {
  action: string | null;
  issue: string;
}

const found = (references: readonly Found[]): string[] =>
  [...new Set(references.map(({ action, issue }) => `${action ?? ''} ${issue}`))].sort();

test('they are those that the parser finds in the whole text', () => {
  const word = fc.constantFrom(
    'words',
    '#1',
    '(#2)',
    'org/api#3,',
    '#4;',
    'Closes',
    'fixes:',
    'resolved',
    'prefix',
    '#',
    '#x-5',
    'a#6b!',
    'https://example.com/#7',
  );
  const text = fc
    .array(fc.array(word, { maxLength: 6 }), { minLength: 1, maxLength: 3 })
    .map((lines) => lines.map((words) => words.join(' ')).join('\n'))
    .filter((lines) => lines.trim() !== '');
  fc.assert(
    fc.property(text, (lines) => {
      expect(found(readReferences(parser, lines))).toEqual(found(parser.parse(lines).references));
    }),
    { numRuns: 2000 },
  );
});

test.each([
  ['one word', 'a'.repeat(100_000)],
  ['spaces', ' '.repeat(100_000)],
  ['words', 'word '.repeat(20_000)],
  ['hashes', '#1! '.repeat(20_000)],
  ['marks', '#'.repeat(100_000)],
])('a line of 100,000 characters takes no time: %s', async (_, line) => {
  const parse = await loadMessageParser();
  const start = performance.now();
  const [change] = parse(`feat: x (#9)\n\n${line}\n${line} #8`).changes;
  expect(performance.now() - start).toBeLessThan(2_000);
  expect(change?.references).toContainEqual(expect.objectContaining({ issue: '9' }));
});
