import { nameList } from './name-list';

test.each([
  [undefined, []],
  ['', []],
  ['lint', ['lint']],
  [' lint, test ,', ['lint', 'test']],
  [
    ['lint,test', 'build'],
    ['lint', 'test', 'build'],
  ],
])('%j is %j', (names, expected) => {
  expect(nameList(names)).toEqual(expected);
});
