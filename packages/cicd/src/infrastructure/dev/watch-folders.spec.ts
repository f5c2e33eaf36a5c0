import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type TempFolder, tempFolder } from '../../testing/temp-folder';
import { type FolderWatch, watchFolders } from './watch-folders';

describe('watchFolders', () => {
  let folder: TempFolder;
  let watch: FolderWatch;
  let changes: number;
  let changed: () => void;

  beforeEach(() => {
    folder = tempFolder();
    folder.write({ 'src/a.ts': '', 'other/b.ts': '' });
    changes = 0;
    changed = () => undefined;
    watch = watchFolders(
      (path) => basename(path) !== 'ignored.ts',
      () => {
        changes += 1;
        changed();
      },
    );
    watch.follow(new Set([join(folder.path, 'src')]));
  });

  afterEach(() => {
    watch.close();
    folder.remove();
  });

  /** Does something and waits until it was seen. */
  async function seen(act: () => void): Promise<void> {
    const next = new Promise<void>((done) => (changed = done));
    act();
    await next;
  }

  const path = (...parts: string[]): string => join(folder.path, ...parts);

  it('sees what is written, renamed, made and removed', async () => {
    await seen(() => writeFileSync(path('src/a.ts'), 'x'));
    await seen(() => writeFileSync(path('src/new.ts'), 'x'));
    await seen(() => renameSync(path('src/new.ts'), path('src/a.ts')));
    await seen(() => rmSync(path('src/a.ts')));
    await seen(() => mkdirSync(path('src/deeper')));
  });

  it('counts what is saved at once as one change, and none elsewhere or of what is not meant', async () => {
    await seen(() => {
      writeFileSync(path('other/b.ts'), 'x');
      writeFileSync(path('src/ignored.ts'), 'x');
      for (const name of ['a', 'b', 'c']) writeFileSync(path(`src/${name}.ts`), 'x');
    });
    expect(changes).toBe(1);
  });

  it('watches others when it is told to, and says whether there are more', async () => {
    const [src, other] = [path('src'), path('other')];
    expect(watch.follow(new Set([src]))).toBe(false);
    expect(watch.follow(new Set([other]))).toBe(true);
    await seen(() => {
      writeFileSync(path('src/a.ts'), 'x');
      writeFileSync(path('other/b.ts'), 'x');
    });
    expect(changes).toBe(1);
  });

  it('sees that a folder is made that was not there, and what is in it when it is told again', async () => {
    const folders = new Set([path('none/deeper')]);
    expect(watch.follow(folders)).toBe(true);
    await seen(() => mkdirSync(path('none/deeper'), { recursive: true }));
    expect(watch.follow(folders)).toBe(true);
    await seen(() => writeFileSync(path('none/deeper/c.ts'), 'x'));
  });

  it('knows a folder that was removed and made again', async () => {
    const folders = new Set([path('src')]);
    await seen(() => {
      rmSync(path('src'), { recursive: true });
      mkdirSync(path('src'));
    });
    expect(watch.follow(folders)).toBe(true);
    await seen(() => writeFileSync(path('src/a.ts'), 'x'));
  });
});
