import { mkdirSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { type TempFolder, tempFolder } from '../../testing/temp-folder';
import { type ServiceSources, openService } from './open-service';

describe('openService', () => {
  let folder: TempFolder;
  let service: ServiceSources;
  let changed: () => void;

  beforeEach(() => {
    folder = tempFolder();
    folder.write({
      'apps/deals-ms/service.json': { name: 'deals-ms', application: 'super-deals' },
      'apps/deals-ms/tsconfig.json': {},
      'apps/deals-ms/src/main.ts':
        "import { cents } from '../../../libs/money/cents';\nexport const handler = () => cents(1);\n",
      'apps/deals-ms/src/other.ts': 'export const handler = () => 2;\n',
      'libs/money/cents.ts': 'export const cents = (euros: number) => euros * 100;\n',
    });
    changed = () => undefined;
    const root = join(folder.path, 'apps/deals-ms');
    const app = { service: 'deals-ms', root, outDir: join(folder.path, 'tmp') };
    service = openService(folder.path, app, {}, () => changed());
  });

  afterEach(async () => {
    await service.close();
    folder.remove();
  });

  /** Builds until nothing asks for it any more, as a session does. */
  async function settled(): Promise<void> {
    let asked = true;
    changed = () => (asked = true);
    while (asked) {
      asked = false;
      await service.build();
    }
  }

  async function seen(act: () => void): Promise<void> {
    const next = new Promise<void>((done) => (changed = done));
    act();
    await next;
  }

  it('builds what lies in the workspace around it, and sees when that is saved', async () => {
    await settled();
    const before = await service.build();
    await seen(() =>
      folder.write({ 'libs/money/cents.ts': 'export const cents = (e: number) => e * 101;\n' }),
    );
    const after = await service.build();
    expect(after.digest).not.toBe(before.digest);
    await after.write();
    expect(readFileSync(join(service.folder, 'main.js'), 'utf8')).toContain('101');
    await seen(() =>
      folder.write({
        'libs/money/cents.ts': 'export const cents = (euros: number) => euros * 100;\n',
      }),
    );
    expect((await service.build()).digest).toBe(before.digest);
  });

  it('says what does not build by file and line, and sees the file that was missing', async () => {
    await settled();
    const main = "import { a } from './deep/a';\nexport const handler = () => a;\n";
    await seen(() => folder.write({ 'apps/deals-ms/src/main.ts': main }));
    await expect(service.build()).rejects.toThrow(
      /^does not build; what runs stays\n {2}apps\/deals-ms\/src\/main\.ts:1:19: Could not resolve "\.\/deep\/a"/,
    );
    folder.write({ 'elsewhere/a.ts': 'export const a = 1;\n' });
    await seen(() => mkdirSync(join(folder.path, 'apps/deals-ms/src/deep')));
    await service.build().catch(() => undefined);
    await seen(() =>
      renameSync(
        join(folder.path, 'elsewhere/a.ts'),
        join(folder.path, 'apps/deals-ms/src/deep/a.ts'),
      ),
    );
    await expect(service.build()).resolves.toMatchObject({ digest: expect.any(String) });
  });

  it('follows service.json: another entry is another bundle', async () => {
    await settled();
    const before = await service.build();
    const config = { name: 'deals-ms', application: 'super-deals', entry: 'src/other.ts' };
    await seen(() => folder.write({ 'apps/deals-ms/service.json': config }));
    expect((await service.build()).digest).not.toBe(before.digest);
    folder.write({ 'apps/deals-ms/service.json': '{' });
    await expect(service.build()).rejects.toThrow(/apps\/deals-ms\/service\.json#/);
  });
});
