import { chmodSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { objectPath } from '../artifacts/store/object-path';
import type { Contract } from '../contracts/contract';
import { answering } from '../contracts/testing/shop-documents';
import { allGates } from '../gates/all-gates';
import { checkGates, mayGo } from '../gates/check-gates';
import { documentsForGates } from '../gates/ranges-hold';
import { contextOf } from '../gates/testing/gate-context';
import { testFolders } from '../infrastructure/testing/folders';
import { loadContracts } from '../package/load-contracts';
import type { DeliveryStores } from '../package/delivery-stores';
import { openArtifactStore } from '../package/open-artifact-store';
import { packageService } from '../package/package-service';
import { APPLICATION, testService } from '../package/testing/test-service';
import type { Sealed } from '../seal/sealed';
import { sealRelease, type SealResult } from '../seal/seal';
import { openLog } from '../state/log/open-log';
import { openStateStore } from '../state/open-state-store';
import { promote } from './promote';
import { rollBack, type RollBackInput } from './roll-back';
import { recorded } from './testing/world';

const PRICED = answering('name', 'price');
const PRICELESS = answering('name');
const RATED = answering('name', 'price', 'rating');

const commit = (letter: string): string => letter.repeat(40);

describe('two services with documents, in folders', () => {
  const folders = testFolders();
  afterAll(() => folders.dispose());

  let root: string;
  let stores: DeliveryStores;
  beforeEach(async () => {
    root = folders.make();
    stores = {
      artifacts: await openArtifactStore('artifacts', { root, env: {} }),
      state: openStateStore('state', { root, env: {} }),
      workFolder: join(root, 'work'),
    };
    await deals('a', PRICED);
    await bff('a', PRICED);
  });

  const pack = (
    service: string,
    letter: string,
    more: Partial<Parameters<typeof testService>[1]>,
  ) =>
    packageService(
      testService(folders, {
        stores,
        service,
        sourceCommit: commit(letter),
        says: letter,
        ...more,
      }),
    );
  const deals = (letter: string, document: object) =>
    pack('deals-ms', letter, { contract: { document, uses: {} } });
  const bff = (letter: string, document: object) =>
    pack('bff-api', letter, {
      consumes: { 'deals-ms': '^1.0.0' },
      contract: { document: null, uses: { 'deals-ms': { document, operations: null } } },
    });

  /** @param of the version of each service, and the letter of its commit */
  const seal = (version: string, of: Record<string, [version: string, letter: string]>) => {
    const services = Object.entries(of).map(([name, [own, letter]]) => {
      const release = { version: own, tag: `${name}@v${own}`, sourceCommit: commit(letter) };
      return [name, release] as const;
    });
    const release = { application: APPLICATION, version, sourceCommit: commit('a') };
    return sealRelease(
      { ...release, services: Object.fromEntries(services) },
      { stores, trusted: new Map(), by: 'ada', now: () => new Date('2026-11-22T00:00:00Z') },
    );
  };

  const log = () => openLog(stores.state, { application: APPLICATION, environment: 'staging' });
  const verdicts = async (sealed: Sealed) => {
    const contracts = await loadContracts(stores, documentsForGates(sealed));
    return checkGates(allGates, contextOf({ sealed, contracts }));
  };
  const ranges = async ({ sealed }: SealResult) => {
    const found = (await verdicts(sealed)).find(({ gate }) => gate === 'ranges-hold');
    return `${found?.outcome}: ${found?.what}`;
  };
  const common = {
    by: 'ada',
    lock: { holder: 'a test' },
    deliver: () => Promise.resolve({ ok: true as const }),
  };
  const bringIn = async ({ sealed, fingerprint }: SealResult) => {
    const gates = async () => verdicts(sealed);
    const { outcome } = await promote(log(), { ...common, sealed, fingerprint, gates });
    return outcome;
  };
  const running = async () => recorded((await log().read()).records);
  const takeBack = (more: Partial<RollBackInput>) =>
    rollBack(log(), {
      ...common,
      target: { kind: 'faulty', faulty: [{ service: 'deals-ms', name: '1.2.0' }] },
      inspect: () => Promise.resolve(null),
      ...more,
    });
  const load: RollBackInput['loadContracts'] = (documents) => loadContracts(stores, documents);

  const first = () => seal('1.0.0', { 'deals-ms': ['1.0.0', 'a'], 'bff-api': ['1.0.0', 'a'] });
  const narrowed = async () => {
    await deals('b', PRICELESS);
    return seal('1.1.0', { 'deals-ms': ['1.1.0', 'b'], 'bff-api': ['1.0.0', 'a'] });
  };
  const fileOf = (document: Contract['document']): string =>
    join(root, 'artifacts', objectPath(document ?? 'sha256:'));

  test('what serves its caller goes in', async () => {
    const sealed = await first();
    expect(await ranges(sealed)).toBe('passed: all ranges and documents hold');
    expect(await bringIn(sealed)).toBe('succeeded');
  });

  test('what breaks its caller inside the range does not, and operation and field are named', async () => {
    await bringIn(await first());
    const sealed = await narrowed();
    expect(await ranges(sealed)).toBe(
      'refused: bff-api was built against another document of deals-ms: GET /deals, response 200 › application/json › price: price is no longer there',
    );
    expect(mayGo(await verdicts(sealed.sealed))).toBe(false);
    expect(await bringIn(sealed)).toBe('refused');
    expect(await running()).toEqual({ 'bff-api': '1.0.0', 'deals-ms': '1.0.0' });
  });

  describe('when something faulty was built against', () => {
    beforeEach(async () => {
      await bringIn(await first());
      await deals('c', RATED);
      await bff('c', RATED);
      const second = await seal('1.2.0', { 'deals-ms': ['1.2.0', 'c'], 'bff-api': ['1.1.0', 'c'] });
      expect(await bringIn(second)).toBe('succeeded');
    });

    test('its callers go back with it', async () => {
      const result = await takeBack({ loadContracts: load });
      expect(result.plan).toMatchObject({
        possible: true,
        steps: [
          { service: 'bff-api', to: { version: '1.0.0' } },
          { service: 'deals-ms', to: { version: '1.0.0' } },
        ],
        unchecked: [],
      });
      expect(await running()).toEqual({ 'bff-api': '1.0.0', 'deals-ms': '1.0.0' });
    });

    test('it goes back alone where ranges are all that is known', async () => {
      await takeBack({});
      expect(await running()).toEqual({ 'bff-api': '1.1.0', 'deals-ms': '1.0.0' });
    });

    test('nobody goes anywhere by a document that was tampered with', async () => {
      const { sealed } = await first();
      const file = fileOf(sealed.services['deals-ms']?.contract?.document ?? null);
      chmodSync(file, 0o644);
      writeFileSync(file, JSON.stringify(RATED));
      await expect(takeBack({ loadContracts: load })).rejects.toMatchObject({
        code: 'artifact-corrupt',
      });
      expect(await running()).toEqual({ 'bff-api': '1.1.0', 'deals-ms': '1.2.0' });
    });
  });

  test('nothing goes in by a document that was tampered with', async () => {
    const sealed = await narrowed();
    const file = fileOf(sealed.sealed.services['deals-ms']?.contract?.document ?? null);
    chmodSync(file, 0o644);
    writeFileSync(file, JSON.stringify(PRICED));
    await expect(bringIn(sealed)).rejects.toMatchObject({ code: 'artifact-corrupt' });
    expect(await running()).toEqual({});
  });

  test('a document that is gone is said', async () => {
    const sealed = await narrowed();
    rmSync(fileOf(sealed.sealed.services['deals-ms']?.contract?.document ?? null));
    expect(await ranges(sealed)).toBe(
      'passed: all ranges hold; not checked: bff-api against the document of deals-ms, which the artifact store does not have',
    );
  });
});
