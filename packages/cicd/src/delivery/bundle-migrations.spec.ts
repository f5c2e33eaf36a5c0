import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readMigrations, readPlace } from '@org/delivery';
import { type TempFolder, tempFolder } from '../testing/temp-folder';
import { bundleMigrations } from './bundle-migrations';

const EXPAND = 'migrations/0001-add-cents.expand.ts';

const FILES = {
  'tsconfig.json': '{}',
  [EXPAND]: `import { cents } from '../src/cents';
import { round } from 'round';
/** A comment. */
export async function up({ backfill }: { backfill(options: unknown): Promise<number> }): Promise<void> {
  await backfill({ change: (deal: { price: number }) => ({ ...deal, cents: cents(round(deal.price)) }) });
}\n`,
  'migrations/0002-drop-price.contract.ts':
    "export const needs = '>=2.1.0';\nexport const up = () => undefined;\n",
  'migrations/cents.spec.ts': 'throw new Error();\n',
  'src/cents.ts': 'export const cents = (price: number): number => price * 100;\n',
  'node_modules/round/package.json': { name: 'round', main: 'index.js' },
  'node_modules/round/index.js': 'exports.round = Math.round;\n',
};

describe('bundleMigrations', () => {
  const folders: TempFolder[] = [];
  const made = (files: Record<string, unknown>): TempFolder => {
    const folder = tempFolder();
    folders.push(folder);
    folder.write(files as Parameters<TempFolder['write']>[0]);
    return folder;
  };
  afterEach(() => {
    for (const folder of folders.splice(0)) folder.remove();
  });

  const bundled = ({ path }: TempFolder) =>
    bundleMigrations({
      service: 'deals-ms',
      projectRoot: path,
      place: { database: 'dynamodb', table: 'DealsTableName' },
      folder: join(path, 'tmp/migrations'),
    });

  const bytesIn = (folder: string): Record<string, string> =>
    Object.fromEntries(
      readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]),
    );

  it('makes of each step a bundle with all that it needs, an index, and where the data is', async () => {
    const place = made(FILES);
    const { folder = '', sources, contained } = (await bundled(place)) ?? {};
    expect(readdirSync(folder).sort()).toEqual([
      '0001-add-cents.expand.cjs',
      '0002-drop-price.contract.cjs',
      'database.json',
      'migrations.json',
    ]);
    const { steps } = await readMigrations(folder);
    expect(steps).toMatchObject([
      { id: '0001-add-cents', kind: 'expand', destroys: false, needs: null },
      { id: '0002-drop-price', kind: 'contract', destroys: true, needs: '>=2.1.0' },
    ]);
    expect(await readPlace(folder)).toEqual({ database: 'dynamodb', table: 'DealsTableName' });
    const round = join(place.path, 'node_modules/round/index.js');
    expect(contained).toContain(round);
    expect(sources).toEqual(expect.arrayContaining([round, join(place.path, EXPAND)]));
    const { up } = jest.requireActual<{ up(context: object): Promise<void> }>(
      join(folder, '0001-add-cents.expand.cjs'),
    );
    let change: (deal: object) => unknown = () => undefined;
    await up({ backfill: (options: { change: typeof change }) => ({ change } = options) });
    expect(change({ price: 1.2 })).toEqual({ price: 1.2, cents: 100 });
  });

  it('makes the same bytes of the same source, wherever it lies', async () => {
    const [one, other] = [await bundled(made(FILES)), await bundled(made(FILES))];
    expect(bytesIn(one?.folder ?? '')).toEqual(bytesIn(other?.folder ?? ''));
    const changed = { ...FILES, 'src/cents.ts': 'export const cents = (a: number) => a;\n' };
    const third = await bundled(made(changed));
    expect(bytesIn(third?.folder ?? '')).not.toEqual(bytesIn(one?.folder ?? ''));
  });

  it('makes nothing where there are no steps, and refuses them where nobody knows of which data', async () => {
    const place = made({ 'tsconfig.json': '{}' });
    expect(await bundled(place)).toBeNull();
    const { path } = made(FILES);
    const folder = join(path, 'tmp/migrations');
    await expect(
      bundleMigrations({ service: 'deals-ms', projectRoot: path, place: undefined, folder }),
    ).rejects.toThrow('its service.json does not say where its data is');
    expect(readdirSync(path)).not.toContain('tmp');
  });
});
