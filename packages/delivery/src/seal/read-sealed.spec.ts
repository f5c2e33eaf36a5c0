import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { digestOf } from '../artifacts/digest';
import { testFolders } from '../infrastructure/testing/folders';
import { APPLICATION, COMMIT, type TestStores } from '../package/testing/test-service';
import { readSealed } from './read-sealed';
import { sealCandidate, type SealOptions, sealRelease } from './seal';
import { listSealed } from './sealed-index';
import { CANDIDATE, OLD, RELEASE, type TestSeal, testSeal } from './testing/test-seal';

const folders = testFolders();
afterAll(() => folders.dispose());

describe('what was sealed', () => {
  let place: TestStores;
  let options: SealOptions;
  let pack: TestSeal['pack'];
  let packBoth: TestSeal['packBoth'];
  beforeEach(() => void ({ place, options, pack, packBoth } = testSeal(folders)));

  describe('readSealed', () => {
    test('gives it back by name and by fingerprint', async () => {
      await pack({ service: 'deals-ms', sourceCommit: OLD });
      await packBoth();
      const { fingerprint, sealed } = await sealRelease(RELEASE, options);
      const candidate = await sealCandidate(CANDIDATE, options);
      const read = (which: Parameters<typeof readSealed>[2]) =>
        readSealed(place.stores, APPLICATION, which);
      expect(await read({ release: '3.1.0' })).toEqual({ fingerprint, sealed });
      expect(await read({ fingerprint })).toEqual({ fingerprint, sealed });
      expect(await read({ candidate: COMMIT })).toMatchObject({
        fingerprint: candidate.fingerprint,
      });
    });

    test.each([
      [{ release: '9.9.9' }, '--release=9.9.9'],
      [{ candidate: OLD }, `--candidate=${OLD}`],
    ])('says how %j is sealed', async (which, option) => {
      await expect(readSealed(place.stores, APPLICATION, which)).rejects.toMatchObject({
        code: 'not-sealed',
        message: expect.stringContaining(`nx run super-deals:seal ${option}`),
      });
    });

    test('refuses a name that was led to an older release, and a document that was changed', async () => {
      await pack({ service: 'deals-ms', sourceCommit: OLD });
      await packBoth();
      const old = await sealRelease({ ...RELEASE, version: '3.0.0' }, options);
      const { entry, fingerprint } = await sealRelease(RELEASE, options);
      const name = `${APPLICATION}/sealed/3.1.0.json`;
      const forged = { ...entry, fingerprint: old.fingerprint };
      place.documents.set(name, JSON.stringify(forged));
      await expect(
        readSealed(place.stores, APPLICATION, { release: '3.1.0' }),
      ).rejects.toMatchObject({
        code: 'seal-broken',
        message: expect.stringContaining('what its name leads to is 3.0.0'),
      });
      place.documents.set(name, JSON.stringify(old.entry));
      await expect(
        readSealed(place.stores, APPLICATION, { release: '3.1.0' }),
      ).rejects.toMatchObject({ code: 'state-corrupt' });
      place.objects.set(fingerprint, Buffer.from('{}'));
      await expect(readSealed(place.stores, APPLICATION, { fingerprint })).rejects.toMatchObject({
        code: 'artifact-corrupt',
      });
    });

    test('refuses what is of another application, or no sealed document at all', async () => {
      await packBoth();
      const { fingerprint } = await sealCandidate(CANDIDATE, options);
      await expect(readSealed(place.stores, 'other-shop', { fingerprint })).rejects.toMatchObject({
        code: 'seal-broken',
      });
      const file = join(folders.make(), 'a');
      writeFileSync(file, '{}');
      await place.stores.artifacts.put(digestOf('{}'), file);
      await expect(
        readSealed(place.stores, APPLICATION, { fingerprint: digestOf('{}') }),
      ).rejects.toMatchObject({ code: 'seal-broken' });
    });
  });

  describe('listSealed', () => {
    test('has the newest first: candidates by their commit, releases by version', async () => {
      const { 'deals-ms': deals } = RELEASE.services;
      const services = { 'deals-ms': { ...deals, version: '2.0.4', tag: '', sourceCommit: OLD } };
      await pack({ service: 'deals-ms', sourceCommit: OLD });
      await pack({ service: 'deals-ms' });
      for (const version of ['3.10.0-RC.1', '3.9.0', '3.10.0']) {
        await sealRelease({ ...RELEASE, version, services }, options);
      }
      const one = { ...CANDIDATE, services: ['deals-ms'] };
      await sealCandidate(one, options);
      const older = { ...one, sourceCommit: OLD, committedAt: new Date('2026-11-19T08:00:00Z') };
      const later = (): Date => new Date('2026-11-22T12:00:00Z');
      await sealCandidate(older, { ...options, now: later });
      place.documents.set('super-deals/sealed/records/0000000001.json', '{}');
      const { candidates, releases } = await listSealed(place.stores.state, APPLICATION);
      expect(candidates.map(({ sourceCommit }) => sourceCommit)).toEqual([COMMIT, OLD]);
      expect(releases.map(({ version }) => version)).toEqual(['3.10.0', '3.10.0-RC.1', '3.9.0']);
      const read = await readSealed(place.stores, APPLICATION, { release: '3.10.0-RC.1' });
      expect(read.sealed.version).toBe('3.10.0-RC.1');
    });

    test('is empty where nothing was sealed', async () => {
      expect(await listSealed(place.stores.state, APPLICATION)).toEqual({
        candidates: [],
        releases: [],
      });
    });
  });
});
