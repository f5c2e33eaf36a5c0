import { documentsOf } from '../contracts/contract';
import { answering } from '../contracts/testing/shop-documents';
import { testFolders } from '../infrastructure/testing/folders';
import type { ArtifactEntry } from '../package/artifact-index';
import { APPLICATION, COMMIT } from '../package/testing/test-service';
import { readSealed } from './read-sealed';
import { sealCandidate } from './seal';
import { fingerprintOf, parseSealed, sealedText } from './sealed';
import { CANDIDATE, type TestSeal, testSeal } from './testing/test-seal';

const folders = testFolders();
afterAll(() => folders.dispose());

describe('documents in what is sealed', () => {
  let seal: TestSeal;
  let bff: ArtifactEntry;
  let deals: ArtifactEntry;
  beforeEach(async () => {
    seal = testSeal(folders);
    const document = answering('name');
    deals = await seal.pack({ service: 'deals-ms', contract: { document, uses: {} } });
    bff = await seal.pack({
      service: 'bff-api',
      consumes: { 'deals-ms': '^2.0.0' },
      contract: { document: null, uses: { 'deals-ms': { document, operations: null } } },
    });
  });

  const sealed = () => sealCandidate(CANDIDATE, seal.options);

  test('are those that the services were packaged with, and are read again', async () => {
    const { sealed: made, fingerprint } = await sealed();
    expect(documentsOf(made.services['bff-api'] ?? {})).toEqual([deals.contract?.document]);
    expect(made.services['deals-ms']?.contract).toEqual(deals.contract);
    const read = await readSealed(seal.place.stores, APPLICATION, { fingerprint });
    expect(read.sealed).toEqual(made);
  });

  describe('nothing is sealed', () => {
    afterEach(() => expect(seal.sealedKeys()).toEqual([]));

    test('when one is gone', async () => {
      seal.place.objects.delete(documentsOf(bff)[0] ?? bff.sbom);
      await expect(sealed()).rejects.toMatchObject({ code: 'artifact-missing' });
    });

    test('when one is not what its digest says', async () => {
      const [digest = bff.sbom] = documentsOf(bff);
      seal.place.objects.set(digest, Buffer.from(JSON.stringify(answering('name', 'price'))));
      await expect(sealed()).rejects.toMatchObject({ code: 'artifact-corrupt' });
    });

    test.each<[string, (entry: ArtifactEntry) => object]>([
      [
        'none',
        (entry) =>
          Object.fromEntries(Object.entries(entry).filter(([name]) => name !== 'contract')),
      ],
      ['less', (entry) => ({ ...entry, contract: { document: null, uses: {} } })],
      [
        'operations that it does not say',
        (entry) => {
          const use = { document: documentsOf(entry)[0], operations: [] };
          return { ...entry, contract: { document: null, uses: { 'deals-ms': use } } };
        },
      ],
    ])('when an entry names %s, and its provenance names others', async (_, forge) => {
      const key = `${APPLICATION}/artifacts/bff-api/${COMMIT}.json`;
      seal.place.documents.set(key, JSON.stringify(forge(bff)));
      await expect(sealed()).rejects.toMatchObject({
        code: 'signature-refused',
        message: expect.stringContaining('it says its documents are'),
      });
    });
  });

  test('may be left out, and have to be documents otherwise', async () => {
    const { sealed: made } = await sealed();
    const [service] = Object.values(made.services);
    const parse = (contract: unknown) => {
      // Canonical JSON leaves out what is undefined.
      const services = { 'deals-ms': { ...service, contract } };
      const other = { ...made, services } as never;
      return parseSealed(sealedText(other), fingerprintOf(other)).services['deals-ms'];
    };
    expect(parse(undefined)).not.toHaveProperty('contract');
    expect(() => parse({ document: 'openapi.json', uses: {} })).toThrow(
      'it is no sealed manifest or candidate',
    );
  });
});
