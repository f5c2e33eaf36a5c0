import { table } from './table';

test('every column is as wide as its widest cell, and no line ends with spaces', () => {
  expect(
    table([
      ['service', 'outcome', ''],
      ['deals-ms', 'failed', ''],
      ['x', 'not-started', 'needs deals-ms'],
    ]),
  ).toEqual(['service   outcome', 'deals-ms  failed', 'x         not-started  needs deals-ms']);
});

test('without rows there is no text', () => {
  expect(table([])).toEqual([]);
});
