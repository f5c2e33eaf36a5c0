import type { Digest } from '../artifacts/digest';
import type { RunningRelease } from '../change/running-release';
import { inspectRelease, withAssembly } from '../deliver/stored-releases';
import { testFolders } from '../infrastructure/testing/folders';
import { getText, putText } from '../package/delivery-stores';
import { APPLICATION, testKey } from '../package/testing/test-service';
import { tellObstacle } from '../rollback/plan/tell-obstacle';
import { type Envelope, sign } from '../signing/envelope';
import { STATEMENT_TYPE } from '../signing/provenance';
import { sealRelease } from './seal';
import { delivered, type DeliveredWorld, NEWER } from './testing/delivered';
import { OLD, RELEASE } from './testing/test-seal';

const folders = testFolders();
afterAll(() => folders.dispose());

describe('what was tampered with', () => {
  let world: DeliveredWorld;
  beforeAll(async () => void (world = await delivered(folders)));
  beforeEach(() => world.reset());

  test('what nobody touched is promoted, and taken back', async () => {
    expect(await world.promoteTo('3.2.0')).toMatchObject({ outcome: 'succeeded' });
    expect(await world.takeBack()).toMatchObject({ outcome: 'succeeded' });
    expect(world.brought).toEqual(['deals-ms 2.0.5', 'deals-ms 2.0.4']);
  });

  /** Puts bytes under a digest that they do not have, or others than were there. */
  function flip(bytes: Buffer | undefined): Buffer {
    const changed = Buffer.from(bytes ?? '');
    changed[60] = (changed[60] ?? 0) ^ 1;
    return changed;
  }

  /** Has somebody else sign what is said of a release, and the store serve that under the digest of what was said. */
  async function signedBy(forger: ReturnType<typeof testKey>, provenance: Digest): Promise<Buffer> {
    const envelope = await envelopeOf(provenance);
    const statement = Buffer.from(envelope.payload, 'base64').toString('utf8');
    return Buffer.from(JSON.stringify(await sign(forger.signer, STATEMENT_TYPE, statement)));
  }

  async function envelopeOf(provenance: Digest): Promise<Envelope> {
    return JSON.parse(
      await getText(world.stores.artifacts, folders.make(), provenance),
    ) as Envelope;
  }

  describe.each<[string, (release: RunningRelease) => Promise<void> | void, string, RegExp]>([
    [
      'a byte of its artifact was changed',
      ({ artifact }) => void world.objects.set(artifact, flip(world.objects.get(artifact))),
      'artifact-corrupt',
      /holds under sha256:\w+ has the bytes of sha256:\w+: it was changed or damaged/,
    ],
    [
      'the store serves an older artifact of the service under its digest',
      ({ artifact }) =>
        void world.objects.set(
          artifact,
          world.objects.get(testedAgainst(artifact)) ?? Buffer.alloc(0),
        ),
      'artifact-corrupt',
      /it was changed or damaged/,
    ],
    [
      'a byte of its provenance was changed',
      ({ provenance }) => void world.objects.set(provenance, flip(world.objects.get(provenance))),
      'artifact-corrupt',
      /it was changed or damaged/,
    ],
    [
      'another key has signed its provenance, which is stored under the old digest',
      async ({ provenance }) =>
        void world.objects.set(provenance, await signedBy(testKey(), provenance)),
      'artifact-corrupt',
      /it was changed or damaged/,
    ],
    [
      'its artifact is gone',
      ({ artifact }) => void world.objects.delete(artifact),
      'artifact-missing',
      /it has no sha256:/,
    ],
  ])('when %s', (_name, tamper, code, what) => {
    test('it is not promoted, and what ran before runs', async () => {
      const release = world.deals('2.0.5');
      await tamper(release);
      await expect(
        withAssembly('deals-ms', release, world.from, () => Promise.resolve('laid out')),
      ).rejects.toMatchObject({ code, message: expect.stringMatching(what) });
      expect(await world.promoteTo('3.2.0')).toMatchObject({
        outcome: 'undone',
        what: expect.stringMatching(what),
      });
      expect(world.brought).toEqual(['deals-ms 2.0.4']);
      expect(await world.running()).toBe('2.0.4');
    });

    test('nobody goes back to it, and nothing is touched', async () => {
      await tamper(world.deals('2.0.3'));
      const before = new Map(world.documents);
      const result = await world.takeBack();
      expect(result.outcome).toBe('impossible');
      const { obstacles } = result.plan as Extract<typeof result.plan, { possible: false }>;
      expect(obstacles.map(tellObstacle).join('\n')).toMatch(what);
      expect(world.brought).toEqual([]);
      expect(startedIn(world.documents)).toEqual(startedIn(before));
    });
  });

  /** Any other artifact of deals-ms. */
  function testedAgainst(artifact: Digest): Digest {
    const { artifact: running } = world.deals('2.0.4');
    return running === artifact ? world.deals('2.0.3').artifact : running;
  }

  /** Records that say more than that somebody held the environment. */
  function startedIn(documents: ReadonlyMap<string, string>): string[] {
    return [...documents.values()].filter((text) => /"kind": "(?!lock-)/.test(text));
  }

  describe('what a signature does not belong to', () => {
    const replaced = async (envelope: object): Promise<RunningRelease> => {
      const { artifact, ...release } = world.deals('2.0.5');
      const text = JSON.stringify(envelope);
      const provenance = await putText(world.stores.artifacts, folders.make(), text);
      return { ...release, artifact, provenance };
    };

    test.each<[string, (envelope: Envelope) => Promise<object> | object, RegExp]>([
      [
        'of a stranger',
        async ({ payload }) =>
          sign(testKey().signer, STATEMENT_TYPE, Buffer.from(payload, 'base64').toString('utf8')),
        /is signed by \w+, and trusted are \w+/,
      ],
      [
        'with another byte',
        (envelope) => ({
          ...envelope,
          signatures: envelope.signatures.map(({ keyid, sig }) => ({
            keyid,
            sig: flip(Buffer.from(sig, 'base64').subarray(0, 64)).toString('base64'),
          })),
        }),
        /its signature does not belong to what it says/,
      ],
      [
        'of an older statement',
        ({ signatures }) =>
          envelopeOf(world.deals('2.0.3').provenance).then((old) => ({ ...old, signatures })),
        /its signature does not belong to what it says/,
      ],
      [
        'that is right, of an older artifact',
        () => envelopeOf(world.deals('2.0.3').provenance),
        /it is about sha256:\w+, not sha256:/,
      ],
      ['of nobody', (envelope) => ({ ...envelope, signatures: [] }), /is signed by nobody/],
    ])('%s', async (_name, forge, what) => {
      const release = await replaced(
        await forge(await envelopeOf(world.deals('2.0.5').provenance)),
      );
      await expect(
        withAssembly('deals-ms', release, world.from, () => Promise.resolve('laid out')),
      ).rejects.toMatchObject({ code: 'signature-refused', message: expect.stringMatching(what) });
      expect(await inspectRelease('deals-ms', release, world.from)).toMatch(what);
    });
  });

  describe('nothing is promoted', () => {
    const key = (name: string): string => `${APPLICATION}/${name}.json`;

    test.each<[string, () => void, string, RegExp]>([
      [
        'when the sealed release was changed',
        () => {
          const fingerprint = world.fingerprints['3.2.0'] as Digest;
          const text = String(world.objects.get(fingerprint));
          const changed = text.replace(
            world.deals('2.0.5').artifact,
            world.deals('2.0.3').artifact,
          );
          world.objects.set(fingerprint, Buffer.from(changed));
        },
        'artifact-corrupt',
        /it was changed or damaged/,
      ],
      [
        'when the store serves an older sealed release under its fingerprint',
        () => {
          const [older, newer] = ['3.0.0', '3.2.0'].map(
            (each) => world.fingerprints[each] as Digest,
          );
          world.objects.set(newer as Digest, world.objects.get(older as Digest) as Buffer);
        },
        'artifact-corrupt',
        /it was changed or damaged/,
      ],
      [
        'when its name leads to an older one',
        () => {
          const entry = JSON.parse(world.documents.get(key('sealed/3.2.0')) ?? '') as object;
          const forged = { ...entry, fingerprint: world.fingerprints['3.0.0'] };
          world.documents.set(key('sealed/3.2.0'), JSON.stringify(forged));
        },
        'seal-broken',
        /what its name leads to is 3\.0\.0/,
      ],
      [
        'when an older entry is served under its name',
        () =>
          void world.documents.set(
            key('sealed/3.2.0'),
            world.documents.get(key('sealed/3.0.0')) ?? '',
          ),
        'state-corrupt',
        /it is about 3\.0\.0 of super-deals/,
      ],
    ])('%s', async (_name, tamper, code, what) => {
      tamper();
      const before = new Map(world.documents);
      await expect(world.promoteTo('3.2.0')).rejects.toMatchObject({
        code,
        message: expect.stringMatching(what),
      });
      expect(world.documents).toEqual(before);
      expect(world.brought).toEqual([]);
    });
  });

  describe('neither promotion nor rollback begins', () => {
    const records = (): string[] =>
      [...world.documents.keys()].filter((each) => each.includes('/staging/records/')).sort();
    const text = (at: number): string => world.documents.get(records().at(at) ?? '') ?? '';

    describe.each<[string, () => void, RegExp]>([
      [
        'when a record was changed',
        () => void world.documents.set(records().at(-3) ?? '', text(-3).replace('ada', 'eve')),
        /one of them was changed/,
      ],
      [
        'when the last record was changed',
        () => void world.documents.set(records().at(-1) ?? '', text(-1).replace('ada', 'eve')),
        /the store serves another log than was seen from here: its record \d+ is sha256/,
      ],
      [
        'when a record is gone',
        () => void world.documents.delete(records().at(-3) ?? ''),
        /there is no such record, and there is/,
      ],
      [
        'when an older record is served under the key of another',
        () => void world.documents.set(records().at(-2) ?? '', text(-3)),
        /it says that it is record/,
      ],
      [
        'when the store serves an older log',
        () =>
          records()
            .slice(-4)
            .forEach((each) => world.documents.delete(each)),
        /the store serves an older log than was seen from here: it ends with record \d+/,
      ],
      [
        'when the store serves no log at all',
        () => records().forEach((each) => world.documents.delete(each)),
        /the store serves an older log than was seen from here: it has no records/,
      ],
    ])('%s', (_name, tamper, what) => {
      test.each(['promotion', 'rollback'])('%s', async (command) => {
        tamper();
        const before = new Map(world.documents);
        const run = command === 'promotion' ? world.promoteTo('3.2.0') : world.takeBack();
        await expect(run).rejects.toMatchObject({
          code: 'state-corrupt',
          message: expect.stringMatching(what),
        });
        expect(world.documents).toEqual(before);
        expect(world.brought).toEqual([]);
      });
    });
  });

  test('nothing is sealed of an entry that is that of an older commit', async () => {
    const entryOf = (commit: string): string => `${APPLICATION}/artifacts/deals-ms/${commit}.json`;
    world.documents.set(entryOf(NEWER), world.documents.get(entryOf(OLD)) ?? '');
    const named = { version: '2.0.5', tag: '', sourceCommit: NEWER };
    const services = { ...RELEASE.services, 'deals-ms': named };
    await expect(
      sealRelease({ ...RELEASE, version: '3.3.0', services }, world.options),
    ).rejects.toMatchObject({
      code: 'state-corrupt',
      message: expect.stringContaining(`it is about deals-ms at ${OLD}`),
    });
  });
});
