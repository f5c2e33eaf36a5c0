import { join } from 'node:path';
import { type TempFolder, tempFolder } from '../../testing/temp-folder';
import { digestInfrastructure, foldersOf, isOfService } from './service-files';

describe('the files of a service', () => {
  let folder: TempFolder;
  const root = (): string => join(folder.path, 'apps/deals-ms');

  beforeEach(() => {
    folder = tempFolder();
    folder.write({
      'apps/deals-ms/service.json': { name: 'deals-ms' },
      'apps/deals-ms/src/handler/a.ts': '',
      'apps/deals-ms/infra/lib/stack.ts': 'one',
      'apps/deals-ms/dist/main.js': '',
      'apps/deals-ms/node_modules/x/index.js': '',
    });
  });

  afterEach(() => folder.remove());

  test('the folders of a service are its sources, wherever they are, and its infrastructure', async () => {
    const sources = [
      join(root(), 'src/handler/a.ts'),
      join(folder.path, 'packages/money/src/b.ts'),
    ];
    const found = [...(await foldersOf(root(), sources))].map((path) =>
      path.slice(folder.path.length + 1),
    );
    expect(found.sort()).toEqual([
      'apps/deals-ms',
      'apps/deals-ms/infra',
      'apps/deals-ms/infra/lib',
      'apps/deals-ms/src',
      'apps/deals-ms/src/handler',
      'packages/money/src',
    ]);
  });

  test.each([
    ['service.json', true],
    ['tsconfig.json', true],
    ['src', true],
    ['src/handler/a.ts', true],
    ['infra/lib/stack.ts', true],
    ['../../packages/money/src/b.ts', true],
    ['dist', false],
    ['CHANGELOG.md', false],
    ['src/.a.ts.swp', false],
    ['src/a.ts~', false],
  ])('whether %s counts: %s', (file, expected) => {
    expect(isOfService(root(), join(root(), file))).toBe(expected);
  });

  test.each<[string, Record<string, string | object>, boolean]>([
    ['a file of infra', { 'infra/lib/stack.ts': 'two' }, true],
    ['a new file of infra', { 'infra/lib/table.ts': '' }, true],
    ['service.json', { 'service.json': { name: 'deals-ms', runtime: 'nodejs24.x' } }, true],
    ['what an editor keeps there', { 'infra/lib/.stack.ts.swp': 'x' }, false],
    ['a source', { 'src/handler/a.ts': 'x' }, false],
    ['a file of infra as it was', { 'infra/lib/stack.ts': 'one' }, false],
  ])('%s: the infrastructure is another one: %s', async (_, files, expected) => {
    const before = await digestInfrastructure(root());
    for (const [name, content] of Object.entries(files)) {
      folder.write({ [`apps/deals-ms/${name}`]: content });
    }
    expect((await digestInfrastructure(root())) !== before).toBe(expected);
  });
});
