import { readOptions } from './options.mjs';

const names = (...args) => readOptions(args).operations.map(({ name }) => name);

it('measures everything unless told otherwise, always in the same order', () => {
  expect(names()).toEqual(['cold', 'nothing', 'change', 'alone']);
  expect(names('--operations=change,cold')).toEqual(['cold', 'change']);
});

it.each([
  ['--operations=change', 'need what cold deploys'],
  ['--operations=cold,lukewarm', 'there is no "lukewarm"'],
  ['--runs=0', '"0" is no positive whole number'],
  ['--runs=1.5', '"1.5" is no positive whole number'],
])('refuses %s', (option, message) => {
  expect(() => readOptions([option])).toThrow(message);
});
