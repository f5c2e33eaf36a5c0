import { join } from 'node:path';
import { openStateStore } from './open-state-store';

const open = (address: string): string =>
  openStateStore(address, { root: '/srv', env: {} }).address;

test.each([
  ['.cicd/state', '/srv/.cicd/state'],
  ['./state', '/srv/state'],
  ['/srv/state', '/srv/state'],
  ['file:state', '/srv/state'],
  ['file:///srv/state', '/srv/state'],
  ['file:./a:b', '/srv/a:b'],
  ['git:.', 'git:.#refs/cicd/state'],
  ['git:origin', 'git:origin#refs/cicd/state'],
  ['git:origin#refs/cicd/shop', 'git:origin#refs/cicd/shop'],
  ['git:../state.git', `git:${join('/state.git')}#refs/cicd/state`],
  ['git:git@example.com:org/state.git', 'git:git@example.com:org/state.git#refs/cicd/state'],
  [
    'git:https://example.com/state.git#refs/cicd/x/y',
    'git:https://example.com/state.git#refs/cicd/x/y',
  ],
  ['s3://bucket/shop', 's3://bucket/shop'],
])('%s is %s', (address, store) => {
  expect(open(address)).toBe(store);
});

test.each([
  ['', /names no folder/],
  ['file:', /names no folder/],
  ['file://srv/state', /three slashes/],
  ['https://example.com/state', /"https" is not known/],
  ['git:', /names no remote/],
  ['s3:bucket', /names no bucket/],
])('%j is refused, with what can be', (address, problem) => {
  expect(() => open(address)).toThrow(problem);
  expect(() => open(address)).toThrow('s3://bucket/prefix');
});

test('a secret in an address is not repeated', () => {
  expect(() => open('git:https://ada:s3cret@example.com/x.git')).toThrow(/^(?![^]*s3cret)/);
  expect(() => open('postgres://ada:s3cret@example.com/x')).toThrow(/^(?![^]*s3cret)/);
});
