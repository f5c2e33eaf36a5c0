import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { digestOf } from '../../artifacts/digest';
import { testFolders } from '../../infrastructure/testing/folders';
import { packaged } from '../testing/packaged';
import { indexMigrations, listMigrations } from './index-migrations';
import { loadStep } from './load-step';
import { readMigrations } from './read-migrations';

const folders = testFolders();
afterEach(() => folders.dispose());

const UP = 'exports.up = async () => {};';
const TWO = {
  '0001-add-cents.expand': UP,
  '0002-drop-price.contract': `exports.needs = '>=2.1.0'; ${UP}`,
};

const refusal = async (files: Readonly<Record<string, string>>): Promise<string> =>
  packaged(folders.make(), files).then(
    () => 'nothing',
    (error: { code: string; message: string }) => `${error.code} ${error.message}`,
  );

test('what was indexed is read: in order, with what each step says of itself', async () => {
  const { folder, steps } = await packaged(folders.make(), TWO);
  expect(await readMigrations(folder)).toEqual({ folder, steps });
  const step = { inTurn: false, transaction: true };
  expect(steps).toEqual([
    {
      ...{ id: '0001-add-cents', kind: 'expand', destroys: false, needs: null, ...step },
      ...{ file: '0001-add-cents.expand.cjs', checksum: digestOf(UP), digest: digestOf(UP) },
    },
    expect.objectContaining({
      ...{ id: '0002-drop-price', kind: 'contract', destroys: true, needs: '>=2.1.0', ...step },
    }),
  ]);
  const { up } = await loadStep(folder, steps[0]?.file ?? '', steps[0]?.digest ?? null);
  expect(up).toEqual(expect.any(Function));
});

test('a step in TypeScript is what it says, with all that it imports in its bundle', async () => {
  const root = folders.make();
  const [sources, folder] = [join(root, 'migrations'), join(root, 'bundles')] as const;
  mkdirSync(sources);
  writeFileSync(join(root, 'cents.ts'), 'export const cents = (price: number) => price * 100;');
  const source = `import { cents } from '../cents';
    export const [needs, destroys, transaction] = ['^2.1.0', false, false] as const;
    export async function up(price: number): Promise<number> { return cents(price); }`;
  writeFileSync(join(sources, '0001-cents.contract.ts'), source);
  for (const { file } of await listMigrations(sources))
    await build({
      entryPoints: [join(sources, file)],
      outfile: join(folder, file.replace(/ts$/, 'cjs')),
      bundle: true,
      platform: 'node',
      format: 'cjs',
      logLevel: 'error',
    });
  const { steps } = await indexMigrations(folder, { sources });
  expect(steps).toMatchObject([
    { needs: '^2.1.0', destroys: false, transaction: false, checksum: digestOf(source) },
  ]);
  rmSync(join(root, 'cents.ts'));
  const { up } = await loadStep(folder, '0001-cents.contract.cjs', steps[0]?.digest ?? null);
  expect(await up(2 as never)).toBe(200);
});

test('a folder that is not there has no migrations', async () => {
  const folder = join(folders.make(), 'none');
  expect(await readMigrations(folder)).toEqual({ folder, steps: [] });
  expect(await listMigrations(folder)).toEqual([]);
});

test('the checksum is that of the source, whatever its line ends and however it was bundled', async () => {
  const root = folders.make();
  const { folder, steps } = await packaged(root, { '0001-add.expand': `${UP}\n` });
  const sources = join(root, 'migrations');
  writeFileSync(join(sources, '0001-add.expand.ts'), `${UP}\r\n`);
  writeFileSync(join(folder, '0001-add.expand.cjs'), `"use strict"; ${UP}`);
  const again = await indexMigrations(folder, { sources });
  expect(again.steps[0]?.checksum).toBe(steps[0]?.checksum);
  expect(again.steps[0]?.digest).not.toBe(steps[0]?.digest);
});

test.each([
  ['a name that is none', { 'add-cents.expand': UP }, 'this is no name of a migration'],
  ['no kind', { '0001-add': UP }, 'this is no name of a migration'],
  ['another way of writing', { '0001-Add.expand': UP }, 'this is no name of a migration'],
  [
    'a gap',
    { '0001-a.expand': UP, '0003-c.expand': UP },
    '0003-c: there is no migration 0002 before it',
  ],
  ['no first one', { '0002-a.expand': UP }, 'there is no migration 0001'],
  [
    'a number twice',
    { '0001-a.expand': UP, '0001-b.expand': UP },
    '0001-b: it has the number of 0001-a',
  ],
  ['no code', { '0001-a.expand': 'exports.down = () => {};' }, 'it has no up()'],
  [
    'code that cannot be loaded',
    { '0001-a.expand': 'throw new Error("no")' },
    'it cannot be loaded',
  ],
  [
    'an expand step that takes something away',
    { '0001-a.expand': `exports.needs = '1'; ${UP}` },
    'takes nothing',
  ],
  ['no range', { '0001-a.contract': `exports.needs = 'new'; ${UP}` }, '"new" is no range'],
  ['no text', { '0001-a.contract': `exports.needs = 2; ${UP}` }, '`needs` is no string'],
  ['no choice', { '0001-a.contract': `exports.destroys = 'no'; ${UP}` }, '`destroys` is no bool'],
])('is refused: %s', async (_, files, what) => {
  expect(await refusal(files as unknown as Record<string, string>)).toMatch(
    new RegExp(`^invalid-artifact .*${what.replace(/[()]/g, '\\$&')}`, 's'),
  );
});

describe('what is not as it was packaged is refused', () => {
  const changed = async (change: (folder: string) => void): Promise<string> => {
    const { folder } = await packaged(folders.make(), TWO);
    change(folder);
    return readMigrations(folder).then(
      () => 'nothing',
      (error: { code: string; message: string }) => `${error.code} ${error.message}`,
    );
  };
  const file = '0001-add-cents.expand.cjs';
  const inIndex = (from: string, to: string) => (folder: string) => {
    const index = join(folder, 'migrations.json');
    writeFileSync(index, readFileSync(index, 'utf8').replace(from, to));
  };

  test.each([
    ['a bundle', (at: string) => writeFileSync(join(at, file), 'x'), 'is not what the index says'],
    ['a bundle that is gone', (at: string) => rmSync(join(at, file)), 'and it is not there'],
    [
      'a bundle more',
      (at: string) => writeFileSync(join(at, '0003-x.expand.cjs'), UP),
      'the index does not know this file',
    ],
    ['no index', (at: string) => rmSync(join(at, 'migrations.json')), 'no migrations.json'],
    ['a broken index', inIndex('{', ''), 'it is no JSON'],
    ['an unknown kind', inIndex('"expand"', '"both"'), '/steps/0/kind must be'],
    ['a file elsewhere', inIndex(file, `../${file}`), `its file is ../${file}`],
    ['a number that is missing', inIndex('"0001-add-cents"', '"0009-add-cents"'), 'its file is'],
  ])('%s', async (_, change, what) => {
    const said = await changed(change);
    expect(said).toContain('invalid-artifact');
    expect(said).toContain(what);
  });
});

test('a bundle without a source is refused, and a source without a bundle', async () => {
  const root = folders.make();
  const { folder } = await packaged(root, TWO);
  const sources = join(root, 'migrations');
  rmSync(join(sources, '0002-drop-price.contract.ts'));
  await expect(indexMigrations(folder, { sources })).rejects.toThrow('there is no source of it');
  rmSync(join(folder, '0002-drop-price.contract.cjs'));
  rmSync(join(folder, '0001-add-cents.expand.cjs'));
  await expect(indexMigrations(folder, { sources })).rejects.toThrow('it was not bundled');
});
