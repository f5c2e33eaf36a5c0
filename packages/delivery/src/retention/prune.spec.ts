import { digestOf, type Digest } from '../artifacts/digest';
import type { ArtifactStore } from '../artifacts/store/artifact-store';
import { promote } from '../change/promote';
import { testFolders } from '../infrastructure/testing/folders';
import type { ArtifactEntry } from '../package/artifact-index';
import type { DeliveryStores } from '../package/delivery-stores';
import { packageService } from '../package/package-service';
import { Killed } from '../package/testing/interrupt';
import { memoryArtifacts } from '../package/testing/memory-artifacts';
import { APPLICATION, testService } from '../package/testing/test-service';
import { readSealed } from '../seal/read-sealed';
import { sealRelease } from '../seal/seal';
import { realPorts } from '../state/ports';
import { openLog } from '../state/log/open-log';
import { memorySeen } from '../state/seen/memory-seen';
import { memoryStore } from '../state/testing/memory-store';
import { prune, type PruneInput } from './prune';

const DAY = 24 * 60 * 60_000;

describe('prune', () => {
  const folders = testFolders();
  afterAll(() => folders.dispose());

  let now: number;
  let objects: Map<Digest, Buffer>;
  let documents: Map<string, string>;
  let stores: DeliveryStores;
  beforeEach(() => {
    now = Date.parse('2026-01-01T00:00:00Z');
    objects = new Map();
    documents = new Map();
    const ports = { ...realPorts, now: () => now };
    stores = {
      artifacts: memoryArtifacts(objects, { ports }),
      state: memoryStore({ documents }),
      workFolder: folders.make(),
    };
  });

  const commitOf = (version: string): string => digestOf(version).slice(7, 47);

  const pack = async (version: string, from = stores) => {
    const says = `this is ${version}`;
    const input = testService(folders, { stores: from, sourceCommit: commitOf(version), says });
    return packageService({ ...input, now: () => new Date(now) });
  };

  const seal = (version: string, from = stores) => {
    const named = { version, tag: `deals-ms@v${version}`, sourceCommit: commitOf(version) };
    const release = { application: APPLICATION, version, sourceCommit: commitOf(version) };
    return sealRelease(
      { ...release, services: { 'deals-ms': named } },
      { stores: from, trusted: new Map(), by: 'ada', now: () => new Date(now) },
    );
  };

  const bringIn = async (version: string): Promise<void> => {
    const ports = { ...realPorts, now: () => now };
    const log = openLog(stores.state, { application: APPLICATION, environment: 'staging', ports });
    const { outcome } = await promote(log, {
      ...(await readSealed(stores, APPLICATION, { release: version })),
      by: 'ada',
      lock: { holder: 'a test', ports },
      deliver: () => Promise.resolve({ ok: true }),
    });
    expect(outcome).toBe('succeeded');
  };

  /** A month and more ago; the last two run, and ran, in staging. All have one bill of materials. */
  const fourReleases = async (): Promise<Record<string, ArtifactEntry>> => {
    const entries: Record<string, ArtifactEntry> = {};
    for (const version of ['0.9.0', '1.0.0', '2.0.0', '3.0.0']) {
      entries[version] = (await pack(version)).entry;
      await seal(version);
      await bringIn(version);
      now += DAY;
    }
    now += 60 * DAY;
    return entries;
  };

  const run = (more: Partial<PruneInput> = {}) =>
    prune({
      stores,
      application: APPLICATION,
      environments: { staging: {} },
      days: 30,
      now: new Date(now),
      ...more,
    });

  test('removes what nothing needs, and nothing else', async () => {
    const entries = await fourReleases();
    const before = new Map(objects);
    const { removed, going } = await run();
    expect(removed).toEqual(going);
    expect(removed.map(({ what, names }) => [what, ...names])).toEqual([
      ['artifact', 'deals-ms@0.9.0'],
      ['artifact', 'deals-ms@1.0.0'],
    ]);
    for (const version of ['0.9.0', '1.0.0']) before.delete(entries[version]?.artifact as Digest);
    expect(objects).toEqual(before);
    expect((await run()).going).toEqual([]);
  });

  test('says what would go, and leaves it', async () => {
    await fourReleases();
    const before = new Map(objects);
    const { removed, going } = await run({ plan: true });
    expect([removed.length, going.length]).toEqual([0, 2]);
    expect(objects).toEqual(before);
  });

  test('what was removed is packaged again, to the same bytes, and what was sealed of it is good again', async () => {
    const { '1.0.0': first } = await fourReleases();
    await run();
    await expect(seal('1.0.0')).rejects.toMatchObject({
      code: 'artifact-missing',
      message: expect.stringContaining('after "retentionDays" in "delivery"'),
    });
    expect(await pack('1.0.0')).toMatchObject({ outcome: 'restored', entry: first });
    expect(await seal('1.0.0')).toMatchObject({ outcome: 'present' });
    expect((await run()).going).toEqual([]);
  });

  test('a bill of materials goes with the last artifact that has it', async () => {
    const { '1.0.0': first } = await fourReleases();
    for (const key of documents.keys()) if (key.includes('/staging/')) documents.delete(key);
    const { removed } = await run();
    const left = removed.filter(({ what }) => what === 'bill of materials');
    expect(left).toEqual([]);
    for (const key of documents.keys()) if (key.includes('/sealed/')) documents.delete(key);
    expect((await run()).removed.map(({ digest }) => digest)).toContain(first?.sbom);
  });

  /** Something happens when everything is planned, and before anything is removed. */
  const meanwhile = async (work: () => Promise<unknown>) => {
    const { artifacts } = stores;
    const removeUnused: ArtifactStore['removeUnused'] = async (all, confirm) => {
      await work();
      return artifacts.removeUnused(all, confirm);
    };
    return run({ stores: { ...stores, artifacts: { ...artifacts, removeUnused } } });
  };

  test.each<[string, () => Promise<unknown>, string[]]>([
    ['packaged', () => pack('1.0.0'), ['deals-ms@0.9.0']],
    ['sealed', () => seal('1.0.0'), ['deals-ms@0.9.0']],
    // From where one would go back to 0.9.0.
    ['promoted', () => bringIn('1.0.0'), []],
  ])('keeps what is %s meanwhile', async (_, work, gone) => {
    await fourReleases();
    const { going, removed } = await meanwhile(work);
    expect(going).toHaveLength(2);
    expect(removed.flatMap(({ names }) => names)).toEqual(gone);
    const { sealed } = await readSealed(stores, APPLICATION, { release: '1.0.0' });
    expect(objects.has(sealed.services['deals-ms']?.artifact as Digest)).toBe(true);
  });

  test('keeps what is sealed by another one who has the same bytes', async () => {
    await fourReleases();
    const { removed } = await meanwhile(async () => {
      const key = `${APPLICATION}/sealed/1.0.1.json`;
      const same = await seal('1.0.0');
      documents.delete(`${APPLICATION}/sealed/1.0.0.json`);
      documents.set(
        key,
        JSON.stringify({ ...same.entry, version: '1.0.1', sealedAt: new Date(now).toISOString() }),
      );
    });
    expect(removed.flatMap(({ names }) => names)).toEqual(['deals-ms@0.9.0']);
  });

  test('ended at any moment, it leaves what is needed, and goes on', async () => {
    for (let left = 0; left < 2; left += 1) {
      now = Date.parse('2026-01-01T00:00:00Z');
      objects.clear();
      documents.clear();
      await fourReleases();
      let count = 0;
      const whole = new Map(objects);
      const remove = objects.delete.bind(objects);
      objects.delete = (digest) => {
        if ((count += 1) > left) throw new Killed();
        return remove(digest);
      };
      await expect(run()).rejects.toBeInstanceOf(Killed);
      objects.delete = remove;
      expect(whole.size - objects.size).toBe(left);
      now += 10 * 60_000;
      expect((await run()).removed).toHaveLength(2 - left);
      for (const version of ['0.9.0', '1.0.0']) {
        expect((await pack(version)).outcome).toBe('restored');
        expect((await seal(version)).outcome).toBe('present');
      }
    }
  });

  test('removes nothing when records cannot be trusted', async () => {
    await fourReleases();
    const seen = memorySeen();
    await run({ seen, plan: true });
    const before = new Map(objects);
    const last = [...documents.keys()]
      .filter((key) => key.includes('/records/'))
      .sort()
      .at(-1);
    documents.delete(last ?? '');
    await expect(run({ seen })).rejects.toMatchObject({ code: 'state-corrupt' });
    documents.set(`shop/production/records/0000000001.json`, 'forged');
    await expect(run()).rejects.toMatchObject({ code: 'state-corrupt' });
    expect(objects).toEqual(before);
  });

  test('needs nothing for what was sealed and is lost', async () => {
    await fourReleases();
    const { fingerprint } = await readSealed(stores, APPLICATION, { release: '1.0.0' });
    objects.delete(fingerprint);
    expect((await run()).removed).toHaveLength(2);
  });

  test('leaves what is of another application of the same stores', async () => {
    await fourReleases();
    const { kept } = await run({ application: 'shop', environments: {} });
    expect(kept.map(({ why }) => why)).toEqual(['is of another application']);
  });

  test.each([0, -1, 0.5, Number.NaN])('refuses to keep things for %d days', async (days) => {
    await expect(run({ days })).rejects.toMatchObject({ code: 'invalid-options' });
  });
});
