import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Digest, digestOf } from '../artifacts/digest';
import { testFolders } from '../infrastructure/testing/folders';
import { memoryStore } from '../state/testing/memory-store';
import { type ArtifactEntry, readArtifactEntries } from './artifact-index';
import { packageService } from './package-service';
import { interrupt, Killed } from './testing/interrupt';
import { COMMIT, testKey, testService, type TestStores, testStores } from './testing/test-service';

const folders = testFolders();
afterAll(() => folders.dispose());

const KEY = `super-deals/artifacts/deals-ms/${COMMIT}.json`;

const entryOf = async ({ stores }: TestStores): Promise<ArtifactEntry | undefined> =>
  (
    await readArtifactEntries(stores.state, 'super-deals', [
      { service: 'deals-ms', sourceCommit: COMMIT },
    ])
  )[0];

/** What an entry names that the store does not have, byte by byte. */
function dangling({ objects, documents }: TestStores): Digest[] {
  return [...documents.values()].flatMap((text) => {
    const { artifact, sbom, provenance } = JSON.parse(text) as ArtifactEntry;
    return [artifact, sbom, provenance].filter(
      (digest) => digestOf(objects.get(digest) ?? Buffer.from('')) !== digest,
    );
  });
}

function statementIn({ objects }: TestStores, entry: ArtifactEntry): Record<string, unknown> {
  const envelope = JSON.parse(String(objects.get(entry.provenance))) as { payload: string };
  return JSON.parse(Buffer.from(envelope.payload, 'base64').toString()) as Record<string, unknown>;
}

describe('packageService', () => {
  let place: TestStores;
  beforeEach(() => void (place = testStores(folders)));

  test('stores bytes, bill of materials and provenance, and names them under the commit', async () => {
    const modules = join(folders.make(), 'node_modules/hono');
    const { signer, trusted } = testKey();
    const input = testService(folders, {
      stores: place.stores,
      consumes: { 'users-ms': '^1.0.0' },
    });
    mkdirSync(modules, { recursive: true });
    writeFileSync(join(modules, 'package.json'), '{"name":"hono","version":"4.13.19"}');
    const result = await packageService({
      ...input,
      files: [join(modules, 'index.js')],
      signing: { signer, trusted },
    });
    expect(result).toMatchObject({ outcome: 'packaged', key: KEY, signedBy: [signer.keyId] });
    const { entry } = result;
    expect([...place.documents.keys()]).toEqual([KEY]);
    expect(await entryOf(place)).toEqual(entry);
    expect(entry).toMatchObject({
      format: 1,
      service: 'deals-ms',
      sourceCommit: COMMIT,
      consumes: { 'users-ms': '^1.0.0' },
      bytes: place.objects.get(entry.artifact)?.length,
      packagedAt: '2026-11-21T12:00:00.000Z',
      by: 'ada',
    });
    expect(dangling(place)).toEqual([]);
    expect(String(place.objects.get(entry.sbom))).toContain('pkg:npm/hono@4.13.19');
    expect(statementIn(place, entry)).toMatchObject({
      predicate: {
        buildDefinition: {
          externalParameters: { repository: 'https://***@example.com/shop.git' },
        },
        runDetails: { builder: { id: 'https://ci.example.com/runs/1' } },
      },
    });
    expect(readdirSync(place.stores.workFolder)).toEqual([]);
  });

  test('finds it present the second time, and leaves what was said the first time', async () => {
    const first = await packageService(testService(folders, { stores: place.stores }));
    const before = { objects: [...place.objects.keys()], documents: [...place.documents] };
    const second = await packageService({
      ...testService(folders, { stores: place.stores }),
      by: 'grace',
      now: () => new Date('2027-01-01T00:00:00Z'),
    });
    expect(second).toEqual({ ...first, outcome: 'present' });
    expect({ objects: [...place.objects.keys()], documents: [...place.documents] }).toEqual(before);
  });

  test('refuses other bytes for the same commit, and tells which files differ', async () => {
    const first = await packageService(testService(folders, { stores: place.stores }));
    const before = { objects: [...place.objects.keys()], documents: [...place.documents] };
    const second = testService(folders, {
      stores: place.stores,
      says: 'goodbye',
      environments: ['staging'],
    });
    const error = await packageService(second).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'not-reproducible' });
    const { message } = error as Error;
    expect(message.match(/sha256:[0-9a-f]{64}/g)).toHaveLength(2);
    expect(message).toContain(first.entry.artifact);
    expect(message).toContain('changed: assets/asset.0/index.js');
    expect(message).toContain('changed: artifact.json');
    expect(message).toContain('only in the first: production/manifest.json');
    expect(message).not.toContain('staging/manifest.json');
    expect({ objects: [...place.objects.keys()], documents: [...place.documents] }).toEqual(before);
  });

  test('tells other bytes from the first ones also when those are gone', async () => {
    const { entry } = await packageService(testService(folders, { stores: place.stores }));
    place.objects.delete(entry.artifact);
    const second = testService(folders, { stores: place.stores, says: 'goodbye' });
    await expect(packageService(second)).rejects.toMatchObject({
      code: 'not-reproducible',
      message: expect.stringContaining('which files differ cannot be told'),
    });
    expect(place.objects.has(entry.artifact)).toBe(false);
  });

  test('puts back bytes that the store has lost', async () => {
    const first = await packageService(testService(folders, { stores: place.stores }));
    place.objects.delete(first.entry.artifact);
    place.objects.delete(first.entry.sbom);
    const second = await packageService(testService(folders, { stores: place.stores }));
    expect(second).toEqual({ ...first, outcome: 'restored' });
    expect(dangling(place)).toEqual([]);
  });

  test('says nothing anew about a commit whose provenance is gone', async () => {
    const { entry } = await packageService(testService(folders, { stores: place.stores }));
    place.objects.delete(entry.provenance);
    const before = place.objects.size;
    await expect(
      packageService(testService(folders, { stores: place.stores })),
    ).rejects.toMatchObject({ code: 'artifact-missing', where: 'deals-ms' });
    expect(place.objects.size).toBe(before);
  });

  describe('with keys that are trusted', () => {
    test.each([
      ['nobody signs', null, 'there is no key to sign with'],
      ['another one signs', testKey().signer, 'the key to sign with is'],
    ])('writes nothing when %s', async (_, signer, message) => {
      const { trusted } = testKey();
      const input = testService(folders, { stores: place.stores });
      await expect(
        packageService({ ...input, signing: { signer, trusted } }),
      ).rejects.toMatchObject({
        code: 'signature-refused',
        message: expect.stringContaining(message),
      });
      expect(place.objects.size + place.documents.size).toBe(0);
    });

    test('does not take for its own what was packaged before without a signature', async () => {
      await packageService(testService(folders, { stores: place.stores }));
      const { signer, trusted } = testKey();
      const input = testService(folders, { stores: place.stores });
      await expect(
        packageService({ ...input, signing: { signer, trusted } }),
      ).rejects.toMatchObject({
        code: 'signature-refused',
        message: expect.stringContaining('signed by nobody'),
      });
    });
  });

  test('writes nothing when the sources change while apps run', async () => {
    const input = testService(folders, { stores: place.stores });
    let looks = 0;
    const checkSource = async (): Promise<void> => {
      looks += 1;
      if (looks === 2) throw new Error('changed');
    };
    await expect(packageService({ ...input, checkSource })).rejects.toThrow('changed');
    expect(place.objects.size + place.documents.size).toBe(0);
  });

  test.each([
    ['what is no whole hash of a commit', { sourceCommit: 'abc1234' }],
    ['an application without environments', { environments: {} }],
  ])('refuses %s', async (_, more) => {
    const input = { ...testService(folders, { stores: place.stores }), ...more };
    await expect(packageService(input)).rejects.toMatchObject({ code: 'invalid-options' });
  });

  test('one of two that package at the same time is present', async () => {
    const both = await Promise.all(
      [1, 2].map(() => packageService(testService(folders, { stores: place.stores }))),
    );
    expect(both.map(({ outcome }) => outcome).sort()).toEqual(['packaged', 'present']);
    expect(both[0]?.entry).toEqual(both[1]?.entry);
    expect(dangling(place)).toEqual([]);
  });

  test('one of two that come out different is refused', async () => {
    const both = await Promise.allSettled(
      ['one', 'two'].map((says) =>
        packageService(testService(folders, { stores: place.stores, says })),
      ),
    );
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'not-reproducible' },
    });
  });

  test('ended at any call, before or after it took effect, it leaves nothing that points at nothing, and goes on', async () => {
    const whole = interrupt(place.stores);
    await packageService(testService(folders, { stores: whole.stores }));
    expect(whole.calls).toEqual(['readMany', 'put', 'put', 'put', 'create']);
    for (const at of whole.calls.keys()) {
      for (const when of ['before', 'after'] as const) {
        place = testStores(folders);
        const ended = interrupt(place.stores, at, when);
        await expect(
          packageService(testService(folders, { stores: ended.stores })),
        ).rejects.toBeInstanceOf(Killed);
        expect(dangling(place)).toEqual([]);
        const isNamed = place.documents.size === 1;
        expect(isNamed).toBe(at === whole.calls.length - 1 && when === 'after');
        const again = await packageService(testService(folders, { stores: place.stores }));
        expect(again.outcome).toBe(isNamed ? 'present' : 'packaged');
        expect(dangling(place)).toEqual([]);
        expect(await entryOf(place)).toEqual(again.entry);
      }
    }
  });

  test.each([['before'], ['after']] as const)(
    'goes on when it is not known whether its entry was written: lost %s it was',
    async (fault) => {
      const { documents } = place;
      const faulty = { ...place.stores, state: memoryStore({ documents, fault: () => fault }) };
      await expect(packageService(testService(folders, { stores: faulty }))).rejects.toMatchObject({
        code: 'state-unsure',
      });
      expect(dangling(place)).toEqual([]);
      const again = await packageService(testService(folders, { stores: place.stores }));
      expect(again.outcome).toBe(fault === 'after' ? 'present' : 'packaged');
    },
  );

  test.each([
    ['{', 'it does not say what was packaged'],
    ['{"format":2}', 'it does not say what was packaged'],
  ])('refuses the entry %s', async (text, message) => {
    place.documents.set(KEY, text);
    await expect(
      packageService(testService(folders, { stores: place.stores })),
    ).rejects.toMatchObject({ code: 'state-corrupt', message: expect.stringContaining(message) });
    expect(place.objects.size).toBe(0);
  });

  test('refuses an entry that was put under another name', async () => {
    await packageService(testService(folders, { stores: place.stores }));
    const other = COMMIT.replaceAll('a', 'b');
    place.documents.set(KEY.replace(COMMIT, other), place.documents.get(KEY) ?? '');
    const input = testService(folders, { stores: place.stores, sourceCommit: other });
    await expect(packageService(input)).rejects.toMatchObject({
      code: 'state-corrupt',
      message: expect.stringContaining(`it is about deals-ms at ${COMMIT}`),
    });
  });
});
