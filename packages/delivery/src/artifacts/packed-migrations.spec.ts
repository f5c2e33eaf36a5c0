import { join } from 'node:path';
import { synthesize } from '../infrastructure/apps/synthesize';
import { testFolders } from '../infrastructure/testing/folders';
import { writeTestApp } from '../infrastructure/testing/test-app';
import { readMigrations } from '../migrations/packaged/read-migrations';
import { MIGRATIONS_IN_ARTIFACT, readPlace, writePlace } from '../migrations/place/migration-place';
import { packaged } from '../migrations/testing/packaged';
import { extractArtifact } from './open-artifact';
import { type PackedArtifact, packArtifact } from './pack-artifact';

const CODE = 'exports.up = async () => undefined;\n';
const PLACE = { database: 'postgresql', url: '/shop/{environment}/deals-ms/url' } as const;

describe('an artifact with migrations', () => {
  const folders = testFolders();
  afterAll(() => folders.dispose());

  const pack = async (code: string | null): Promise<PackedArtifact> => {
    const folder = folders.make();
    const app = writeTestApp(folder, { service: 'deals-ms', says: 'hello' });
    const outDir = join(folder, 'synth');
    const env = { PATH: process.env['PATH'] ?? '' };
    await synthesize([{ ...app, outDir }], { environment: 'staging', env, validate: false });
    const steps = code === null ? null : await packaged(folder, { '0001-add.expand': code });
    if (steps !== null) await writePlace(steps.folder, PLACE);
    return packArtifact({
      ...{ service: 'deals-ms', application: 'shop', consumes: {} },
      assemblies: { staging: outDir },
      migrations: steps?.folder,
      file: join(folder, 'artifact.zip'),
    });
  };

  const extracted = async ({ file, digest }: PackedArtifact): Promise<string> => {
    const folder = folders.make();
    await extractArtifact(file, digest, { environment: 'staging', folder });
    return join(folder, MIGRATIONS_IN_ARTIFACT);
  };

  test('gives them back as they were packed, with where the data is', async () => {
    const folder = await extracted(await pack(CODE));
    expect((await readMigrations(folder)).steps).toMatchObject([{ id: '0001-add' }]);
    expect(await readPlace(folder)).toEqual(PLACE);
  });

  test('has the same digest wherever it is packed, and another one for other code', async () => {
    const [one, other, changed] = [await pack(CODE), await pack(CODE), await pack(`${CODE};`)];
    expect(other.digest).toBe(one.digest);
    expect(changed.digest).not.toBe(one.digest);
  });

  test('says that there are none where there are none', async () => {
    const folder = await extracted(await pack(null));
    expect(await readMigrations(folder)).toEqual({ folder, steps: [] });
    expect(await readPlace(folder)).toBeNull();
  });
});
