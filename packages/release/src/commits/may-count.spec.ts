import fc from 'fast-check';
import { commitTypes } from './commit-types';
import { mayCount } from './may-count';
import { loadMessageParser } from './message';

const TYPES = { docs: { bump: 'patch' }, fix: { bump: 'none' } } as const;

const line = fc.oneof(
  fc
    .tuple(
      fc.constantFrom('', ' ', '* ', '> ', '- ', '* * '),
      fc.constantFrom('feat', 'fix', 'docs', 'Chore', 'x', 'revert', 'BREAKING CHANGE'),
      fc.constantFrom('', '(a)', '(a(b)', '!', '(a)!', '!!'),
      fc.constantFrom(': ', ':', ' '),
      fc.constantFrom('', 'words', 'feat: x', '"feat: x"'),
    )
    .map((parts) => parts.join('')),
  fc.constantFrom('', '```', 'Revert "feat: x"', '* Revert "x"', 'Reapply "docs: x"', '\u2028'),
  fc.constantFrom('BREAKING-CHANGE: x', 'This reverts commit 0123456789.', '* fix', '\t* feat: x'),
);
const message = fc
  .tuple(fc.array(line, { maxLength: 5 }), fc.constantFrom('\n', '\r\n', '\n\n', '\r'))
  .map(([lines, end]) => lines.join(end));

test('what cannot count holds nothing releasable and takes nothing back', async () => {
  const types = commitTypes(TYPES);
  const parse = await loadMessageParser(TYPES);
  fc.assert(
    fc.property(message, (text) => {
      const { changes, revert } = parse(text);
      const counts = revert !== null || changes.some(({ bump }) => bump !== 'none');
      expect([text, counts && !mayCount(text, types)]).toEqual([text, false]);
    }),
    { numRuns: 5000 },
  );
});

test.each([
  'docs: x',
  'chore(api): y\n\nwords',
  'words',
  '',
  "Merge branch 'a'",
  'feature request',
])('%j is not looked at', (text) => {
  expect(mayCount(text, commitTypes())).toBe(false);
});
