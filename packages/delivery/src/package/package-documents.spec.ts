import { type Digest, digestOf } from '../artifacts/digest';
import { documentsOf } from '../contracts/contract';
import { answering } from '../contracts/testing/shop-documents';
import { testFolders } from '../infrastructure/testing/folders';
import { type ArtifactEntry, readArtifactEntries } from './artifact-index';
import { packageService } from './package-service';
import { interrupt, Killed } from './testing/interrupt';
import {
  APPLICATION,
  COMMIT,
  testKey,
  testService,
  type TestServiceOptions,
  type TestStores,
  testStores,
} from './testing/test-service';

const folders = testFolders();
afterAll(() => folders.dispose());

const KEY = `${APPLICATION}/artifacts/bff-api/${COMMIT}.json`;
const DEALS = answering('name', 'price');

/** What is from before there were documents. */
function withoutContract<Facts extends { contract?: unknown }>(
  facts: Facts,
): Omit<Facts, 'contract'> {
  const before = { ...facts };
  delete before.contract;
  return before;
}

describe('a service that has a document, and was built against another one', () => {
  let place: TestStores;
  beforeEach(() => void (place = testStores(folders)));

  const bff = (more: Partial<TestServiceOptions> = {}) =>
    testService(folders, {
      stores: place.stores,
      service: 'bff-api',
      consumes: { 'deals-ms': '^2' },
      contract: {
        document: answering('deals'),
        uses: { 'deals-ms': { document: DEALS, operations: ['GET /deals'] } },
      },
      ...more,
    });

  const read = async (): Promise<ArtifactEntry | undefined> =>
    (
      await readArtifactEntries(place.stores.state, APPLICATION, [
        { service: 'bff-api', sourceCommit: COMMIT },
      ])
    )[0];

  /** What the entry names that the store does not have, byte by byte. */
  const dangling = (): Digest[] =>
    [...place.documents.values()]
      .flatMap((text) => documentsOf(JSON.parse(text) as ArtifactEntry))
      .filter((digest) => digestOf(place.objects.get(digest) ?? Buffer.from('')) !== digest);

  test('names both by what is in the store, and has them signed', async () => {
    const { signer, trusted } = testKey();
    const { entry } = await packageService({ ...bff(), signing: { signer, trusted } });
    expect(await read()).toEqual(entry);
    const { document = null, uses = {} } = entry.contract ?? {};
    expect(uses).toEqual({
      'deals-ms': { document: expect.any(String), operations: ['GET /deals'] },
    });
    const stored = (digest: Digest | null | undefined): unknown =>
      JSON.parse(String(place.objects.get(digest as Digest)));
    expect(stored(document)).toEqual(answering('deals'));
    expect(stored(uses['deals-ms']?.document)).toEqual(DEALS);
    const envelope = JSON.parse(String(place.objects.get(entry.provenance))) as { payload: string };
    const statement = Buffer.from(envelope.payload, 'base64').toString();
    expect(documentsOf(entry)).toHaveLength(2);
    for (const digest of documentsOf(entry)) {
      expect(statement).toContain(digest.slice('sha256:'.length));
    }
  });

  test('has the same bytes, whatever the document is that it was built against', async () => {
    const one = await packageService(bff());
    place = testStores(folders);
    const uses = { 'deals-ms': { document: answering('name'), operations: null } };
    const two = await packageService(bff({ contract: { document: null, uses } }));
    expect(two.entry.artifact).toBe(one.entry.artifact);
    expect(two.entry.contract).not.toEqual(one.entry.contract);
  });

  test('is present the second time, and gets documents back that the store has lost', async () => {
    const first = await packageService(bff());
    expect(await packageService(bff())).toEqual({ ...first, outcome: 'present' });
    for (const digest of documentsOf(first.entry)) {
      place.objects.delete(digest);
      expect(dangling()).toEqual([digest]);
      expect(await packageService(bff())).toEqual({ ...first, outcome: 'restored' });
      expect(dangling()).toEqual([]);
    }
  });

  test('is refused when the same commit has other documents than before', async () => {
    await packageService(bff());
    const before = { objects: [...place.objects.keys()], documents: [...place.documents] };
    const uses = { 'deals-ms': { document: answering('name'), operations: ['GET /deals'] } };
    const other = bff({ contract: { document: answering('deals'), uses } });
    await expect(packageService(other)).rejects.toMatchObject({
      code: 'not-reproducible',
      message: expect.stringContaining('these differ: deals-ms'),
    });
    expect({ objects: [...place.objects.keys()], documents: [...place.documents] }).toEqual(before);
  });

  test('is left as it is when it was packaged before there were documents', async () => {
    const { entry } = await packageService(withoutContract(bff()));
    expect(entry).not.toHaveProperty('contract');
    expect(await packageService(bff())).toMatchObject({ outcome: 'present', entry });
  });

  test.each<[string, (entry: ArtifactEntry) => object]>([
    ['none', withoutContract],
    ['another one', (entry) => ({ ...entry, contract: { document: entry.sbom, uses: {} } })],
  ])('is refused when somebody has put %s into its entry', async (_, forge) => {
    const { entry } = await packageService(bff());
    place.documents.set(KEY, JSON.stringify(forge(entry)));
    await expect(packageService(bff())).rejects.toMatchObject({
      code: 'signature-refused',
      message: expect.stringContaining('it says its documents are'),
    });
  });

  test.each([
    ['"contract"', (entry: ArtifactEntry) => ({ ...entry, contract: null })],
    ['"uses"', (entry: ArtifactEntry) => ({ ...entry, contract: { document: null } })],
  ])('has an entry that is refused when its %s is none', async (_, forge) => {
    const { entry } = await packageService(bff());
    place.documents.set(KEY, JSON.stringify(forge(entry)));
    await expect(read()).rejects.toMatchObject({ code: 'state-corrupt' });
  });

  test('writes nothing when a document is none', async () => {
    const input = bff({ contract: { document: { swagger: '2.0' }, uses: {} } });
    await expect(packageService(input)).rejects.toMatchObject({ code: 'invalid-options' });
    expect(place.objects.size + place.documents.size).toBe(0);
  });

  test('ended at any call, before or after it took effect, it leaves nothing that points at nothing', async () => {
    const whole = interrupt(place.stores);
    await packageService(bff({ stores: whole.stores }));
    expect(whole.calls).toEqual(['readMany', 'put', 'put', 'put', 'put', 'put', 'create']);
    for (const at of whole.calls.keys()) {
      for (const when of ['before', 'after'] as const) {
        place = testStores(folders);
        const ended = interrupt(place.stores, at, when);
        await expect(packageService(bff({ stores: ended.stores }))).rejects.toBeInstanceOf(Killed);
        expect(dangling()).toEqual([]);
        await packageService(bff());
        expect([place.documents.size, dangling()]).toEqual([1, []]);
      }
    }
  });
});
