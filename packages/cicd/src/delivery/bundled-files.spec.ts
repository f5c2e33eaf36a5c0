import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { bundle } from '../executors/build/bundle';
import type { BundleInput } from '../executors/build/bundle-options';
import { type TempFolder, tempFolder } from '../testing/temp-folder';
import { bundledFiles } from './bundled-files';

describe('bundledFiles', () => {
  let folder: TempFolder;
  let input: BundleInput;
  beforeEach(async () => {
    folder = tempFolder();
    folder.write({
      'tsconfig.json': '{}',
      'src/main.ts': "export { handler } from './handler.js';\n",
      'src/handler.js':
        "import { used } from 'one';\nimport { unused } from 'two';\nexport const handler = () => used;\n",
      'node_modules/one/package.json': { name: 'one', main: 'index.mjs' },
      'node_modules/one/index.mjs': "export const used = 'used';\n",
      'node_modules/two/package.json': { name: 'two', main: 'index.mjs', sideEffects: false },
      'node_modules/two/index.mjs': "export const unused = 'unused';\n",
    });
    input = { projectRoot: folder.path, entry: 'src/main.ts', runtime: 'nodejs22.x', external: [] };
    await bundle(input);
  });
  afterEach(() => folder.remove());

  it('tells what was read, and of what there is code', async () => {
    const { sources, contained } = await bundledFiles('deals-ms', input);
    const at = (...files: string[]): string[] => files.map((file) => join(folder.path, file));
    expect(contained.sort()).toEqual(
      at('node_modules/one/index.mjs', 'src/handler.js', 'src/main.ts'),
    );
    expect(sources.sort()).toEqual(
      at(
        'node_modules/one/index.mjs',
        'node_modules/two/index.mjs',
        'src/handler.js',
        'src/main.ts',
      ),
    );
  });

  it.each<[string, Record<string, string>, string]>([
    ['code', { 'dist/main.js': 'changed' }, 'dist/main.js'],
    ['a source map', { 'dist/main.js.map': '{}' }, 'dist/main.js.map'],
    ['a file that no build writes', { 'dist/extra/a.js': '' }, 'dist/extra/a.js'],
    [
      'code that was built before a change',
      { 'src/main.ts': 'export const handler = () => 2;\n' },
      'dist/main.js, dist/main.js.map',
    ],
  ])('refuses %s', async (_, files, named) => {
    folder.write(files);
    await expect(bundledFiles('deals-ms', input)).rejects.toThrow(
      `The bundle of deals-ms is not what its sources make: ${named}. Build it again`,
    );
  });

  it('refuses what was never built', async () => {
    rmSync(join(folder.path, 'dist'), { recursive: true });
    await expect(bundledFiles('deals-ms', input)).rejects.toThrow(
      'dist/main.js, dist/main.js.map, dist/package.json',
    );
  });
});
