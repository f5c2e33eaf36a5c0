import type { CommitType } from '../types';
import { commitTypes } from './commit-types';
import { loadMessageParser } from './message';

const TYPES: Record<string, CommitType> = {
  docs: { bump: 'patch' },
  perf: { bump: 'none' },
  Deps: { bump: 'minor' },
  drop: { bump: 'major' },
};

test.each([
  ['docs: x', 'patch'],
  ['perf: x', 'none'],
  ['deps(core): x', 'minor'],
  ['drop: x', 'major'],
  ['feat: x', 'minor'],
  ['fix: x', 'patch'],
  ['chore: x', 'none'],
  ['perf!: x', 'major'],
  ['perf: x\n\nBREAKING CHANGE: y', 'major'],
  ['constructor: x', 'none'],
])('%j goes as far as %s', async (message, bump) => {
  const parse = await loadMessageParser(TYPES);
  expect(parse(message).changes.map((change) => change.bump)).toEqual([bump]);
});

test('a configured type is one in a squash too', async () => {
  const parse = await loadMessageParser(TYPES);
  expect(parse('Work (#3)\n\n* deps: a\n* other: b').changes.map(({ header }) => header)).toEqual([
    'deps: a',
  ]);
});

test('reverts go as far as their type says, and put back what they took', async () => {
  const parse = await loadMessageParser({ revert: { bump: 'minor' }, feat: { bump: 'patch' } });
  const bump = (message: string): unknown => parse(message).changes[0]?.bump;
  expect(bump('Revert "fix: a"')).toBe('minor');
  expect((await loadMessageParser())('Reapply "feat!: a"').changes[0]).toMatchObject({
    breaking: true,
    bump: 'major',
  });
});

test('a bump that is none is refused, with its type', () => {
  const types: unknown = { feat: { bump: 'big' } };
  expect(() => commitTypes(types as Record<string, CommitType>)).toThrow('types.feat: "big"');
});
