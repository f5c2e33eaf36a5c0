import type { Environments } from '../model/environments';
import { environmentsBefore, promotionOrder } from './promotion-order';

const GITFLOW: Environments = {
  production: { after: 'staging' },
  sandbox: {},
  staging: { after: 'development' },
  development: {},
};

test.each<[string, Environments, string[]]>([
  ['none', {}, []],
  ['those that follow nobody, as they are named', { b: {}, a: {} }, ['b', 'a']],
  ['each after the one before it', GITFLOW, ['sandbox', 'development', 'staging', 'production']],
  ['one after an environment that there is not', { b: { after: 'a' } }, ['b']],
  ['a circle', { c: { after: 'b' }, a: { after: 'b' }, b: { after: 'a' } }, ['c', 'a', 'b']],
])('in the order of promotion: %s', (_what, environments, expected) => {
  expect(promotionOrder(environments)).toEqual(expected);
});

test.each<[string, Environments, string, string[]]>([
  ['all the way', GITFLOW, 'production', ['staging', 'development']],
  ['the first one', GITFLOW, 'development', []],
  ['the local one', GITFLOW, 'local', []],
  ['one in a circle', { a: { after: 'b' }, b: { after: 'a' } }, 'a', ['b']],
  [
    'one before a circle',
    { c: { after: 'a' }, a: { after: 'b' }, b: { after: 'a' } },
    'c',
    ['a', 'b'],
  ],
])('before it: %s', (_what, environments, name, expected) => {
  expect(environmentsBefore(environments, name)).toEqual(expected);
});
