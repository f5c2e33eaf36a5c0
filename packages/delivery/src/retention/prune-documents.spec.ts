import { type Digest, digestOf } from '../artifacts/digest';
import { promote } from '../change/promote';
import { answering } from '../contracts/testing/shop-documents';
import { testFolders } from '../infrastructure/testing/folders';
import type { ArtifactEntry } from '../package/artifact-index';
import type { DeliveryStores } from '../package/delivery-stores';
import { packageService } from '../package/package-service';
import { memoryArtifacts } from '../package/testing/memory-artifacts';
import { APPLICATION, testService } from '../package/testing/test-service';
import { sealRelease } from '../seal/seal';
import { openLog } from '../state/log/open-log';
import { realPorts } from '../state/ports';
import { memoryStore } from '../state/testing/memory-store';
import { prune } from './prune';

const DAY = 24 * 60 * 60_000;
const PRICED = answering('name', 'price');
const commitOf = (version: string): string => digestOf(version).slice(7, 47);

/** Staging has a caller of deals-ms, and one release of that after the other. */
describe('prune, where documents decide what could be gone back to', () => {
  const folders = testFolders();
  afterAll(() => folders.dispose());

  let now: number;
  let objects: Map<Digest, Buffer>;
  let stores: DeliveryStores;
  let entries: Record<string, ArtifactEntry>;
  beforeEach(async () => {
    now = Date.parse('2026-01-01T00:00:00Z');
    objects = new Map();
    const ports = { ...realPorts, now: () => now };
    stores = {
      artifacts: memoryArtifacts(objects, { ports }),
      state: memoryStore({ documents: new Map() }),
      workFolder: folders.make(),
    };
    const uses = { 'deals-ms': { document: PRICED, operations: null } };
    await pack('bff-api', '1.0.0', {
      consumes: { 'deals-ms': '^1' },
      contract: { document: null, uses },
    });
    entries = {};
    const documents = [answering('name', 'price', 'rating'), PRICED, answering('name'), PRICED];
    for (const [at, document] of documents.entries()) {
      const version = `1.${at}.0`;
      entries[version] = await pack('deals-ms', version, { contract: { document, uses: {} } });
      await bringIn(version);
      now += DAY;
    }
    now += 60 * DAY;
  });

  async function pack(
    service: string,
    version: string,
    more: Partial<Parameters<typeof testService>[1]>,
  ): Promise<ArtifactEntry> {
    const sourceCommit = commitOf(version);
    const own = { stores, service, sourceCommit, says: `${service} ${version}`, ...more };
    const input = testService(folders, own);
    return (await packageService({ ...input, now: () => new Date(now) })).entry;
  }

  async function bringIn(version: string): Promise<void> {
    const released = (name: string, own: string) => ({
      [name]: { version: own, tag: `${name}@v${own}`, sourceCommit: commitOf(own) },
    });
    const services = { ...released('deals-ms', version), ...released('bff-api', '1.0.0') };
    const { sealed, fingerprint } = await sealRelease(
      { application: APPLICATION, version, sourceCommit: commitOf(version), services },
      { stores, trusted: new Map(), by: 'ada', now: () => new Date(now) },
    );
    const ports = { ...realPorts, now: () => now };
    const log = openLog(stores.state, { application: APPLICATION, environment: 'staging', ports });
    const lock = { holder: 'a test', ports };
    const deliver = () => Promise.resolve({ ok: true as const });
    await promote(log, { by: 'ada', sealed, fingerprint, lock, deliver });
  }

  const run = () =>
    prune({
      ...{ stores, application: APPLICATION, environments: { staging: {} } },
      ...{ days: 30, now: new Date(now) },
    });
  const told = ({ what, names }: { what: string; names: string[] }): string =>
    [what, ...names].join(' ');

  test('what they lead back to stays, however old it is', async () => {
    const { removed } = await run();
    expect(removed.map(told)).toEqual(['artifact deals-ms@1.0.0']);
    // 1.2.0 ran last, and does not serve its caller: the way back is to 1.1.0.
    for (const version of ['1.1.0', '1.2.0', '1.3.0']) {
      expect([version, objects.has(entries[version]?.artifact as Digest)]).toEqual([version, true]);
    }
  });

  test('one that was read for the plan goes when the time has come again', async () => {
    const first = await run();
    expect(first.removed).toEqual(first.going);
    const { contract } = entries['1.0.0'] ?? {};
    expect(objects.has(contract?.document as Digest)).toBe(true);
    now += 31 * DAY;
    const { removed } = await run();
    expect(removed.map(told)).toEqual(['document deals-ms@1.0.0']);
    now += 31 * DAY;
    expect((await run()).going).toEqual([]);
  });
});
