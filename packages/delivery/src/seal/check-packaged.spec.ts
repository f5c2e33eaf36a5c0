import type { Digest } from '../artifacts/digest';
import { testFolders } from '../infrastructure/testing/folders';
import type { ArtifactEntry } from '../package/artifact-index';
import { packageService } from '../package/package-service';
import {
  APPLICATION,
  COMMIT,
  testKey,
  testService,
  type TestStores,
} from '../package/testing/test-service';
import { sealCandidate, type SealOptions } from './seal';
import { CANDIDATE, type TestSeal, testSeal } from './testing/test-seal';

const folders = testFolders();
afterAll(() => folders.dispose());

describe('what is not as it was packaged', () => {
  let place: TestStores;
  let options: SealOptions;
  let packBoth: TestSeal['packBoth'];
  let sealedKeys: TestSeal['sealedKeys'];
  beforeEach(() => void ({ place, options, packBoth, sealedKeys } = testSeal(folders)));

  describe('nothing is sealed', () => {
    const rejected = async (): Promise<unknown> =>
      sealCandidate(CANDIDATE, options).catch((error: unknown) => error);
    afterEach(() => expect(sealedKeys()).toEqual([]));

    const named = ['artifact', 'sbom', 'provenance'] as const;

    test.each(named)('when the %s of a service is gone', async (what) => {
      const { bff } = await packBoth();
      place.objects.delete(bff[what]);
      expect(await rejected()).toMatchObject({ code: 'artifact-missing' });
    });

    test.each(named)('when a byte of the %s of a service was changed', async (what) => {
      const { bff } = await packBoth();
      const bytes = Buffer.from(place.objects.get(bff[what]) ?? '');
      bytes[20] = (bytes[20] ?? 0) ^ 1;
      place.objects.set(bff[what], bytes);
      expect(await rejected()).toMatchObject({ code: 'artifact-corrupt' });
    });

    /** What somebody who can write into the state store may try. */
    const forge = async (change: (entries: Awaited<ReturnType<typeof packBoth>>) => object) => {
      const entries = await packBoth();
      const forged = { ...entries.bff, ...change(entries) };
      place.documents.set(
        `${APPLICATION}/artifacts/bff-api/${COMMIT}.json`,
        JSON.stringify(forged),
      );
    };

    test('when an entry leads to the artifact of another service', async () => {
      await forge(({ deals: { artifact } }) => ({ artifact }));
      expect(await rejected()).toMatchObject({ code: 'signature-refused' });
    });

    test('when it leads to the provenance of that one as well', async () => {
      await forge(({ deals: { artifact, provenance } }) => ({ artifact, provenance }));
      expect(await rejected()).toMatchObject({
        code: 'signature-refused',
        message: expect.stringContaining('it is about deals-ms, not bff-api'),
      });
    });

    test('when an entry says of the ranges something else than the artifact', async () => {
      await forge(() => ({ consumes: { 'deals-ms': '*' } }));
      expect(await rejected()).toMatchObject({ code: 'artifact-corrupt' });
    });

    test('when nobody has signed it whom the application trusts', async () => {
      await packBoth();
      options = { ...options, trusted: testKey().trusted };
      expect(await rejected()).toMatchObject({ code: 'signature-refused' });
    });

    test('when the application has no services', async () => {
      await expect(sealCandidate({ ...CANDIDATE, services: [] }, options)).rejects.toMatchObject({
        code: 'invalid-options',
      });
    });
  });

  test('without trusted keys a signature is not asked for, and what it is about is', async () => {
    const unsigned = { ...options, trusted: new Map() };
    for (const service of ['deals-ms', 'bff-api']) {
      await packageService(testService(folders, { stores: place.stores, service }));
    }
    expect(await sealCandidate(CANDIDATE, unsigned)).toMatchObject({ outcome: 'sealed' });
    const entryKey = `${APPLICATION}/artifacts/bff-api/${COMMIT}.json`;
    const entry = JSON.parse(place.documents.get(entryKey) ?? '') as ArtifactEntry;
    const other = JSON.parse(
      place.documents.get(entryKey.replace('bff-api', 'deals-ms')) ?? '',
    ) as ArtifactEntry;
    const forged = (provenance: Digest): void =>
      void place.documents.set(entryKey, JSON.stringify({ ...entry, provenance }));
    for (const provenance of [other.provenance, entry.sbom]) {
      forged(provenance);
      await expect(sealCandidate(CANDIDATE, unsigned)).rejects.toMatchObject({
        code: 'signature-refused',
      });
    }
  });
});
