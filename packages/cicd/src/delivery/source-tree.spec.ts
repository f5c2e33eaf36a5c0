import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ExecutorRepository, gitRepository } from '../executors/testing/executor-workspace';
import { assertCommitted, assertUnchanged, readSourceTree } from './source-tree';

describe('what is checked out', () => {
  let repository: ExecutorRepository;
  beforeEach(() => {
    repository = gitRepository();
    repository.commit('feat: begin', {
      '.gitignore': 'dist\n',
      'shop/apps/deals/main.ts': '',
      'shop/libs/words.ts': '',
      'shop/with space "and" ü.ts': '',
      'other/a.ts': '',
    });
  });
  afterEach(() => repository.remove());

  const write = (file: string): void => writeFileSync(join(repository.root, file), 'changed');
  const root = (): string => join(repository.root, 'shop');

  it('is the commit when nothing was changed', async () => {
    const tree = await readSourceTree(root());
    expect(tree).toEqual({
      head: repository.git('rev-parse', 'HEAD'),
      changed: [],
      untracked: [],
    });
    expect(() => assertUnchanged(tree)).not.toThrow();
  });

  it('names what was changed, removed, moved or added, in a workspace below the top of its repository', async () => {
    write('shop/with space "and" ü.ts');
    rmSync(join(repository.root, 'shop/apps/deals/main.ts'));
    repository.git('mv', 'shop/libs/words.ts', 'shop/libs/names.ts');
    write('shop/new.ts');
    write('other/a.ts');
    const tree = await readSourceTree(root());
    expect(tree.changed.sort()).toEqual([
      'apps/deals/main.ts',
      'libs/names.ts',
      'libs/words.ts',
      'with space "and" ü.ts',
    ]);
    expect(tree.untracked).toEqual(['new.ts']);
    expect(() => assertUnchanged(tree)).toThrow('have uncommitted changes');
  });

  it('shows some of many', () => {
    const changed = Array.from({ length: 12 }, (_, at) => `${at}.ts`);
    expect(() => assertUnchanged({ head: 'abc', changed, untracked: [] })).toThrow(
      '8.ts, 9.ts and 2 more have uncommitted changes',
    );
  });

  it('refuses sources of a service in no commit: below its folder, or bundled from elsewhere', async () => {
    const asserted = async (...bundled: string[]): Promise<void> =>
      assertCommitted(await readSourceTree(root()), {
        root: root(),
        service: 'apps/deals',
        files: bundled.map((file) => join(root(), file)),
      });
    write('shop/libs/new.ts');
    await asserted('apps/deals/main.ts', 'libs/words.ts');
    await expect(asserted('libs/new.ts')).rejects.toThrow('libs/new.ts is in no commit');
    write('shop/apps/deals/extra.ts');
    await expect(asserted()).rejects.toThrow('apps/deals/extra.ts is in no commit');
  });
});
