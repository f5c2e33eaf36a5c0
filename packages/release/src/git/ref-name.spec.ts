import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { isRefName } from './ref-name';

const asGitSays = (name: string): boolean =>
  spawnSync('git', ['check-ref-format', `refs/heads/${name}`]).status === 0;

test.each(['main', 'release/2.x', 'a.b', 'ünïcode', 'a@b', 'deals-ms@v1.0.0'])(
  '%j is a name',
  (name) => {
    expect([isRefName(name), asGitSays(name)]).toEqual([true, true]);
  },
);

test.each([
  'a..b',
  'a b',
  '/a',
  'a/',
  'a//b',
  '.a',
  'a/.b',
  'a.lock',
  'a.lock/b',
  'a.',
  'a~',
  'a^',
  'a:b',
  'a?',
  'a*',
  'a[',
  'a\\b',
  'a@{b',
  'a\u007f',
])('%j is none', (name) => {
  expect([isRefName(name), asGitSays(name)]).toEqual([false, false]);
});

test('git says the same of any name without a leading hyphen', () => {
  const name = fc.string({
    unit: fc.constantFrom('a', 'B', '1', '/', '.', '@', '{', '-', ' ', '~', 'ü', 'lock', '.lock'),
    minLength: 1,
    maxLength: 6,
  });
  fc.assert(
    fc.property(
      name.filter((value) => !value.startsWith('-') && value !== '@'),
      (value) => isRefName(value) === asGitSays(value),
    ),
    { numRuns: 300 },
  );
});
