import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { testFolders } from '../testing/folders';
import { tail } from './tail';

const folders = testFolders();
afterEach(() => folders.dispose());

test.each([
  ['', []],
  ['\n\n', []],
  ['one', ['one']],
  ['one\ntwo\nthree\n', ['two', 'three']],
  ['one\r\n\r\nthree\r\n', ['', 'three']],
])('the last two lines of %j', async (text, lines) => {
  const file = join(folders.make(), 'log');
  writeFileSync(file, text);
  expect(await tail(file, 2)).toEqual(lines);
});

test('of a file that is not there: none; of a big one: its end', async () => {
  const file = join(folders.make(), 'log');
  expect(await tail(file, 5)).toEqual([]);
  writeFileSync(file, `${'x'.repeat(99)}\n`.repeat(20_000) + 'last\n');
  expect(await tail(file, 1)).toEqual(['last']);
});
