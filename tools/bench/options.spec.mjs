import { readOptions } from './options.mjs';

const cases = (...args) =>
  readOptions(args).cases.map(({ services, commits }) => [services, commits]);

it('measures against services and against commits, each repository once', () => {
  expect(cases()).toEqual([
    [10, 20000],
    [100, 20000],
    [1000, 5000],
    [1000, 10000],
    [1000, 20000],
    [1000, 40000],
    [5000, 20000],
  ]);
});

it.each([
  [
    ['--services=10,100'],
    [
      [10, 20000],
      [100, 20000],
    ],
  ],
  [
    ['--commits=10000,5000'],
    [
      [1000, 5000],
      [1000, 10000],
    ],
  ],
  [
    ['--services=3', '--commits=60,50'],
    [
      [3, 50],
      [3, 60],
    ],
  ],
])('%j narrows it', (args, expected) => {
  expect(cases(...args)).toEqual(expected);
});

it('runs nx release beside 10 and 100 services unless told otherwise', () => {
  expect(readOptions([]).peer).toEqual([10, 100]);
  expect(readOptions(['--peer=7']).peer).toEqual([7]);
  expect(readOptions(['--no-peer']).peer).toEqual([]);
});

it.each(['--services=', '--services=ten', '--commits=1.5', '--runs=0', '--runs=1,2', '--nope'])(
  'refuses %s',
  (arg) => {
    expect(() => readOptions([arg])).toThrow();
  },
);

it('refuses to measure for a plot of a single place', () => {
  expect(() => readOptions(['--services=10', '--plot=x.svg'])).toThrow('a plot needs');
  expect(readOptions(['--services=10,20', '--plot=x.svg']).plot).toBe('x.svg');
  expect(readOptions(['--services=10', '--plot=x.svg', '--from=x.json']).plot).toBe('x.svg');
});
