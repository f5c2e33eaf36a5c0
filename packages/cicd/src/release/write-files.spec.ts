import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TempFolder, tempFolder } from '../testing/temp-folder';
import { renderWritten, writeFiles } from './write-files';

describe('writeFiles', () => {
  let folder: TempFolder;

  beforeEach(() => {
    folder = tempFolder();
    folder.write({ 'same.md': 'same', 'other.md': 'old' });
  });

  afterEach(() => folder.remove());

  const files = [
    { path: 'same.md', content: 'same' },
    { path: 'other.md', content: 'new' },
    { path: 'deep/new.json', content: '{}' },
  ];

  it('writes what changed and says what it did', async () => {
    expect(await writeFiles(folder.path, files, false)).toEqual([
      { path: 'same.md', change: 'unchanged' },
      { path: 'other.md', change: 'updated' },
      { path: 'deep/new.json', change: 'created' },
    ]);
    expect(readFileSync(join(folder.path, 'deep/new.json'), 'utf8')).toBe('{}');
  });

  it('changes nothing the second time', async () => {
    await writeFiles(folder.path, files, false);
    const again = await writeFiles(folder.path, files, false);
    expect(again.every(({ change }) => change === 'unchanged')).toBe(true);
  });

  it('writes nothing in a dry run', async () => {
    const written = await writeFiles(folder.path, files, true);
    expect(existsSync(join(folder.path, 'deep'))).toBe(false);
    expect(readFileSync(join(folder.path, 'other.md'), 'utf8')).toBe('old');
    expect(renderWritten(written, true)).toContain('CREATE deep/new.json [dry-run]');
  });
});
