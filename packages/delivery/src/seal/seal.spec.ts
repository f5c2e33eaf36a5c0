import { type Digest, digestOf } from '../artifacts/digest';
import { testFolders } from '../infrastructure/testing/folders';
import { interrupt, Killed } from '../package/testing/interrupt';
import { APPLICATION, COMMIT, type TestStores } from '../package/testing/test-service';
import { readSealed } from './read-sealed';
import { sealCandidate, type SealOptions, sealRelease } from './seal';
import { fingerprintOf } from './sealed';
import { CANDIDATE, OLD, RELEASE, type TestSeal, testSeal } from './testing/test-seal';

const folders = testFolders();
afterAll(() => folders.dispose());

describe('what is sealed', () => {
  let place: TestStores;
  let options: SealOptions;
  let pack: TestSeal['pack'];
  let packBoth: TestSeal['packBoth'];
  let sealedKeys: TestSeal['sealedKeys'];
  beforeEach(() => void ({ place, options, pack, packBoth, sealedKeys } = testSeal(folders)));

  test('a candidate has every service as it was packaged at its commit', async () => {
    const { deals, bff } = await packBoth();
    const { outcome, fingerprint, sealed, entry } = await sealCandidate(CANDIDATE, options);
    expect(outcome).toBe('sealed');
    expect(sealed).toEqual({
      format: 1,
      kind: 'candidate',
      application: APPLICATION,
      version: null,
      sourceCommit: COMMIT,
      services: {
        'deals-ms': {
          version: null,
          sourceCommit: COMMIT,
          artifact: deals.artifact,
          provenance: deals.provenance,
          consumes: {},
        },
        'bff-api': expect.objectContaining({
          artifact: bff.artifact,
          consumes: { 'deals-ms': '^2.0.0' },
        }),
      },
    });
    expect(fingerprint).toBe(fingerprintOf(sealed));
    expect(digestOf(place.objects.get(fingerprint) ?? '')).toBe(fingerprint);
    expect(JSON.parse(place.documents.get(`super-deals/sealed/${COMMIT}.json`) ?? '')).toEqual(
      entry,
    );
    expect(entry).toMatchObject({
      fingerprint,
      committedAt: '2026-11-20T08:00:00.000Z',
      by: 'ada',
    });
  });

  test('a release names bytes of the commits of its manifest, and no other', async () => {
    const deals = await pack({ service: 'deals-ms', sourceCommit: OLD, says: 'old' });
    await pack({ service: 'deals-ms', says: 'new' });
    await pack({ service: 'bff-api' });
    const { sealed, entry } = await sealRelease(RELEASE, options);
    expect(sealed).toMatchObject({ kind: 'manifest', version: '3.1.0', sourceCommit: COMMIT });
    expect(sealed.services['deals-ms']).toMatchObject({
      version: '2.0.4',
      sourceCommit: OLD,
      artifact: deals.artifact,
    });
    expect(entry).toMatchObject({ kind: 'manifest', version: '3.1.0' });
  });

  test('the same again is present, whoever seals it and when', async () => {
    await packBoth();
    const first = await sealCandidate(CANDIDATE, options);
    const services = [...CANDIDATE.services].reverse();
    const now = (): Date => new Date('2027-01-01T00:00:00Z');
    const second = await sealCandidate(
      { ...CANDIDATE, services },
      { ...options, by: 'grace', now },
    );
    expect(second).toMatchObject({
      outcome: 'present',
      fingerprint: first.fingerprint,
      entry: first.entry,
    });
  });

  test('what was packaged nowhere is told at once, with the command that helps', async () => {
    await pack({ service: 'users-ms' });
    const services = ['bff-api', 'deals-ms', 'users-ms'];
    const error = await sealCandidate({ ...CANDIDATE, services }, options).catch(
      (thrown: unknown) => thrown,
    );
    expect(error).toMatchObject({ code: 'not-packaged', where: APPLICATION });
    const { message } = error as Error;
    for (const service of ['bff-api', 'deals-ms']) {
      expect(message).toContain(
        `${service} at ${COMMIT}: git checkout ${COMMIT}, then nx run ${service}:package`,
      );
    }
    expect(message).not.toContain('users-ms');
    expect(sealedKeys()).toEqual([]);
  });

  describe('a service of another repository', () => {
    const repository = 'https://ada:secret@example.com/users.git';
    const users = { version: '3.0.0', sourceCommit: OLD, repository };

    test('is sealed at the release that is composed, by what was packaged there', async () => {
      await packBoth();
      const { artifact } = await pack({ service: 'users-ms', sourceCommit: OLD });
      const candidate = { ...CANDIDATE, externals: { 'users-ms': users } };
      const { sealed } = await sealCandidate(candidate, options);
      expect(sealed.services['users-ms']).toMatchObject({
        version: '3.0.0',
        sourceCommit: OLD,
        artifact,
      });
      expect(sealed.services['deals-ms']).toMatchObject({ version: null, sourceCommit: COMMIT });
      await pack({ service: 'deals-ms', sourceCommit: OLD });
      const services = { ...RELEASE.services, 'users-ms': { ...users, tag: 'v3.0.0' } };
      const release = await sealRelease({ ...RELEASE, services }, options);
      expect(release.sealed.services['users-ms']).toEqual(sealed.services['users-ms']);
    });

    test('that was not packaged is said to be missing, and where', async () => {
      await packBoth();
      const candidate = { ...CANDIDATE, externals: { 'users-ms': users } };
      const { code, message } = await sealCandidate(candidate, options).catch((error) => error);
      expect(code).toBe('not-packaged');
      expect(message).toContain(`users-ms at ${OLD}: in https://`);
      expect(message).toContain(`git checkout ${OLD}, then nx run users-ms:package`);
      expect(message).not.toContain('secret');
      expect(message).not.toContain('deals-ms at');
      expect(sealedKeys()).toEqual([]);
    });
  });

  describe('a candidate of which not everything was packaged', () => {
    const NEXT = 'e'.repeat(40);
    const next = {
      ...CANDIDATE,
      sourceCommit: NEXT,
      base: (candidates: ReadonlySet<string>) => {
        expect([...candidates]).toEqual([COMMIT]);
        return Promise.resolve({ candidate: COMMIT, unchanged: new Set(['deals-ms']) });
      },
    };

    test('takes what did not change as the candidate before has it; so does its release', async () => {
      await pack({ service: 'deals-ms', sourceCommit: OLD });
      await pack({ service: 'bff-api' });
      const unchanged = new Set(['deals-ms']);
      // Of an older candidate itself.
      await pack({ service: 'bff-api', sourceCommit: OLD });
      await sealCandidate({ ...CANDIDATE, sourceCommit: OLD }, options);
      await sealCandidate(
        { ...CANDIDATE, base: () => Promise.resolve({ candidate: OLD, unchanged }) },
        options,
      );
      await pack({ service: 'bff-api', sourceCommit: NEXT, says: 'new' });
      const base = () => Promise.resolve({ candidate: COMMIT, unchanged });
      const { sealed } = await sealCandidate({ ...next, base }, options);
      expect(sealed.services).toMatchObject({
        'deals-ms': { version: null, sourceCommit: OLD },
        'bff-api': { version: null, sourceCommit: NEXT },
      });
      const services = {
        'deals-ms': { version: '2.0.4', tag: 'deals-ms@v2.0.4', sourceCommit: NEXT },
        'bff-api': { version: '1.3.0', tag: 'bff-api@v1.3.0', sourceCommit: NEXT },
      };
      const release = await sealRelease({ ...RELEASE, sourceCommit: NEXT, services }, options);
      expect(release.sealed.services['deals-ms']).toEqual({
        ...sealed.services['deals-ms'],
        version: '2.0.4',
      });
    });

    test('wants what changed to be packaged', async () => {
      await packBoth();
      await sealCandidate(CANDIDATE, options);
      const { message } = await sealCandidate(next, options).catch((error) => error);
      expect(message).toContain(`bff-api at ${NEXT}: git checkout`);
      expect(message).not.toContain('deals-ms at');
    });

    test('has nowhere to take it from when nothing was sealed before', async () => {
      await pack({ service: 'bff-api', sourceCommit: NEXT });
      const base = () => Promise.resolve(null);
      const { message } = await sealCandidate({ ...next, base }, options).catch((error) => error);
      expect(message).toContain(`deals-ms at ${NEXT}: git checkout`);
    });
  });

  describe('a release that was sealed with something else', () => {
    test('stays as it is, and the services that differ are named', async () => {
      await pack({ service: 'deals-ms', sourceCommit: OLD });
      await pack({ service: 'deals-ms', says: 'new' });
      await pack({ service: 'bff-api' });
      const { fingerprint } = await sealRelease(RELEASE, options);
      const before = [...place.documents];
      const moved = { version: '2.0.4', tag: 'deals-ms@v2.0.4', sourceCommit: COMMIT };
      const services = { ...RELEASE.services, 'deals-ms': moved };
      const error = await sealRelease({ ...RELEASE, services }, options).catch((thrown) => thrown);
      expect(error).toMatchObject({
        code: 'sealed-otherwise',
        message: expect.stringContaining(`it was sealed as ${fingerprint}`),
      });
      expect((error as Error).message).toContain('these differ: deals-ms\n');
      expect([...place.documents]).toEqual(before);
    });
  });

  test('ended at any call, before or after it took effect, it leaves no name of nothing, and goes on', async () => {
    const fresh = async (): Promise<void> => {
      ({ place, options, pack, packBoth, sealedKeys } = testSeal(folders));
      await packBoth();
    };
    await fresh();
    const whole = interrupt(place.stores);
    const { fingerprint } = await sealCandidate(CANDIDATE, { ...options, stores: whole.stores });
    expect(whole.calls.slice(-3)).toEqual(['read', 'put', 'create']);
    for (const at of whole.calls.keys()) {
      for (const when of ['before', 'after'] as const) {
        await fresh();
        const { stores } = interrupt(place.stores, at, when);
        await expect(sealCandidate(CANDIDATE, { ...options, stores })).rejects.toBeInstanceOf(
          Killed,
        );
        const [named] = sealedKeys();
        const isStored = [...place.objects.keys()].some(
          (digest) =>
            digest ===
            (JSON.parse(place.documents.get(named ?? '') ?? '{}') as { fingerprint?: Digest })
              .fingerprint,
        );
        expect(isStored).toBe(named !== undefined);
        const again = await sealCandidate(CANDIDATE, { ...options, stores: place.stores });
        expect(again.outcome).toBe(named === undefined ? 'sealed' : 'present');
        const read = await readSealed(place.stores, APPLICATION, { candidate: COMMIT });
        expect(read).toEqual({ fingerprint: again.fingerprint, sealed: again.sealed });
      }
    }
    expect(fingerprint).toMatch(/^sha256:/);
  });
});
