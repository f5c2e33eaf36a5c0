import { readOptions } from './options.mjs';

it('runs everything unless told otherwise', () => {
  expect(readOptions([])).toEqual({
    only: undefined,
    runs: undefined,
    seed: 1,
    lanes: 3,
    cases: undefined,
    json: undefined,
    write: false,
    help: false,
  });
});

it('takes cases by the names that it prints', () => {
  const { cases, seed } = readOptions([
    '--case=kill/undo/worker/4/s3,cloud/faulty/2/folder',
    '--seed=7',
  ]);
  expect(seed).toBe(7);
  expect(cases).toEqual([
    { kind: 'kill', scenario: 'undo', who: 'worker', at: 4, stores: 's3' },
    { kind: 'cloud', scenario: 'faulty', number: 2, stores: 'folder' },
  ]);
});

it.each([
  ['--only=lock', '--only: "lock" is neither kill nor cloud'],
  ['--runs=0', '--runs: "0" is no positive whole number'],
  ['--seed=x', '--seed: "x" is no positive whole number'],
  ['--case=kill/promote/actor/x/folder', '"x" is no positive whole number'],
  ['--case=kill/promote/nobody/1/folder', '"nobody" is none of actor, worker'],
  ['--case=kill/promote/1/folder', 'they are like'],
  ['--case=cloud/promote/1/disk', '"disk" is none of folder, s3'],
])('refuses %s', (option, message) => {
  expect(() => readOptions([option])).toThrow(message);
});
