import { chooseBase, type BaseFacts, type BaseKind } from './choose-base';

const FACTS: BaseFacts = {
  head: 'head',
  branch: 'main',
  longLived: true,
  given: null,
  green: null,
  release: null,
  fork: null,
  emptyTree: 'empty',
};
const green = { ref: 'refs/cicd/green/main', commit: 'green', mergeBase: 'green' };
const release = { tag: 'app@v1.0.0', commit: 'release' };
const fork = { ref: 'origin/main', mergeBase: 'fork' };

test.each<[string, Partial<BaseFacts>, string, BaseKind]>([
  [
    'what was given',
    { given: { revision: 'x', commit: 'given' }, green, release },
    'given',
    'given',
  ],
  ['the last green commit', { green, release }, 'green', 'last-green'],
  [
    'what a rewritten history has in common with it',
    { green: { ...green, mergeBase: 'common' } },
    'common',
    'last-green',
  ],
  [
    'head, when a later commit is green',
    { green: { ...green, mergeBase: 'head' } },
    'head',
    'last-green',
  ],
  [
    'the last release, when the green commit is of another history',
    { green: { ...green, mergeBase: null }, release },
    'release',
    'last-release',
  ],
  ['everything, the first time', {}, 'empty', 'first-run'],
  ['the fork, on other branches', { longLived: false, green, release, fork }, 'fork', 'merge-base'],
  [
    'everything, on a branch of another history',
    { longLived: false, fork: { ...fork, mergeBase: null }, green, release },
    'empty',
    'first-run',
  ],
])('%s', (_, facts, base, kind) => {
  const choice = chooseBase({ ...FACTS, ...facts });
  expect(choice).toMatchObject({ base, kind, head: 'head', branch: 'main' });
  expect(choice.reason).toMatch(/^\S.*\.$/);
});
