import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TempFolder, tempFolder } from '../../testing/temp-folder';
import { bundle } from './bundle';
import type { BundleInput } from './bundle-options';
import { buildErrors, openBundle } from './open-bundle';

describe('openBundle', () => {
  let folder: TempFolder;
  let input: BundleInput;

  beforeEach(() => {
    folder = tempFolder();
    folder.write({
      'tsconfig.json': '{}',
      'src/main.ts': "import { word } from './word';\nexport const handler = () => word;\n",
      'src/word.ts': "export const word = 'one';\n",
      'node_modules/installed/index.js': 'exports.installed = true;\n',
    });
    input = { projectRoot: folder.path, entry: 'src/main.ts', runtime: 'nodejs22.x', external: [] };
  });

  afterEach(() => folder.remove());

  const dist = (): Record<string, string> =>
    Object.fromEntries(
      readdirSync(join(folder.path, 'dist')).map((name) => [
        name,
        readFileSync(join(folder.path, 'dist', name), 'utf8'),
      ]),
    );

  it('makes what bundle makes, again and again, and writes it when it is told to', async () => {
    const open = await openBundle(input);
    try {
      const one = await open.rebuild();
      folder.write({ 'src/word.ts': "export const word = 'two';\n" });
      const two = await open.rebuild();
      expect(two.digest).not.toBe(one.digest);
      await bundle(input);
      const made = dist();
      await one.write();
      expect(dist()).not.toEqual(made);
      await two.write();
      expect(dist()).toEqual(made);
      folder.write({ 'src/word.ts': "export const word = 'one';\n" });
      expect((await open.rebuild()).digest).toBe(one.digest);
    } finally {
      await open.close();
    }
  });

  it('knows its sources without installed packages, and leaves what is written when it fails', async () => {
    const open = await openBundle(input);
    try {
      const main =
        "import 'installed';\nimport { word } from './word';\nexport const handler = () => word;\n";
      folder.write({ 'src/main.ts': main });
      const built = await open.rebuild();
      expect(built.sources.sort()).toEqual(
        ['src/main.ts', 'src/word.ts'].map((file) => join(folder.path, file)),
      );
      await built.write();
      folder.write({ 'src/word.ts': 'export const word = ;\nexport const = 1;\n' });
      const error = await open.rebuild().catch((thrown: unknown) => thrown);
      expect(buildErrors(error, 'apps/deals-ms')).toEqual([
        expect.stringMatching(/^apps\/deals-ms\/src\/word\.ts:1:21: Unexpected ";"/),
      ]);
      expect(Object.keys(dist()).sort()).toEqual(['main.js', 'main.js.map', 'package.json']);
    } finally {
      await open.close();
    }
  });

  it('takes no other error for one of a build', () => {
    expect(buildErrors(new Error('no'), 'apps/deals-ms')).toBeNull();
  });
});
