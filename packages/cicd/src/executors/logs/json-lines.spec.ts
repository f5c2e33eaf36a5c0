import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TempFolder, tempFolder } from '../../testing/temp-folder';
import { openJsonLines } from './json-lines';

describe('openJsonLines', () => {
  let folder: TempFolder;

  beforeEach(() => {
    folder = tempFolder();
  });

  afterEach(() => folder.remove());

  it('writes each value as it comes, in a new file', async () => {
    const read = (): unknown[] =>
      readFileSync(join(folder.path, 'a/logs.jsonl'), 'utf8')
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line));
    folder.write({ 'a/logs.jsonl': 'of an earlier run\n' });
    const lines = await openJsonLines('a/logs.jsonl', folder.path);
    await lines.write({ message: 'one\ntwo' });
    expect(read()).toEqual([{ message: 'one\ntwo' }]);
    await lines.write({ message: 'three' });
    await lines.close();
    expect(read()).toEqual([{ message: 'one\ntwo' }, { message: 'three' }]);
  });
});
