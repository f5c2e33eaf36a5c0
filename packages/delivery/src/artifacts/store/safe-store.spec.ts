import { existsSync, readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { type StatePorts, realPorts } from '../../state/ports';
import { type Digest, digestOf } from '../digest';
import type { ArtifactStore, StoredObject } from './artifact-store';
import { storeFailed } from './errors';
import type { ObjectPlace } from './object-place';
import { safeStore } from './safe-store';
import { artifactPlaces, PLACES } from './testing/artifact-places';

const DAY = 24 * 60 * 60_000;

const all = (objects: readonly StoredObject[]) => Promise.resolve(objects);

describe('what is old', () => {
  const places = artifactPlaces();
  const { file, target } = places;
  beforeAll(() => places.start(), 120_000);
  afterAll(() => places.end());

  describe.each(PLACES)('in a store that is %s', (kind) => {
    let place: ObjectPlace;
    let store: ArtifactStore;
    let later: number;
    beforeEach(() => {
      ({ place } = places.make(kind));
      // What is stored now is two days old for who looks.
      later = 2 * DAY;
      store = safeStore(place, ports());
    });

    const ports = (): StatePorts => ({
      ...realPorts,
      now: () => Date.now() + later,
      sleep: async (milliseconds) => void (later += milliseconds),
    });

    /** Of who waits in a process of its own: the others' time does not pass by it. */
    const others = (): StatePorts => ({ ...ports(), sleep: () => wait(20) });

    const stored = async (...contents: string[]): Promise<StoredObject[]> => {
      for (const content of contents) {
        const given = file(content);
        await store.put(given.digest, given.file);
      }
      return listed(store);
    };

    test('is removed, also when it is gone already', async () => {
      const objects = await stored('a', 'b', 'c', 'd', 'e', 'f', 'g');
      const [first] = objects;
      const removed = await store.removeUnused(objects, all);
      expect(digests(removed)).toEqual(digests(objects));
      expect(await listed(store)).toEqual([]);
      expect(await store.removeUnused(objects, all)).toEqual([]);
      expect(await store.has(first?.digest ?? digestOf(''))).toBe(false);
      expect(await place.notices.names()).toEqual([]);
    });

    test('stays when it is not confirmed, or not asked for', async () => {
      const objects = await stored('a', 'b', 'c', 'd', 'e');
      const asked: Digest[] = [];
      const some = objects.filter(({ digest }) => digest !== digestOf('c'));
      const removed = await store.removeUnused(some, async (parts) => {
        asked.push(...parts.map(({ digest }) => digest));
        return parts.filter(({ digest }) => digest !== digestOf('d'));
      });
      expect(asked.sort()).toEqual(digests(some));
      expect(digests(removed)).toEqual(['a', 'b', 'e'].map(digestOf).sort());
      expect(digests(await listed(store))).toEqual(['c', 'd'].map(digestOf).sort());
    });

    test('stays when it is young', async () => {
      const objects = await stored('a');
      later = 0;
      expect(await store.removeUnused(objects, all)).toEqual([]);
      expect(await store.has(digestOf('a'))).toBe(true);
    });

    test.each(['put', 'get'] as const)('stays when it was %s since it was listed', async (use) => {
      const objects = await stored('a', 'b');
      const given = file('a');
      // S3 tells whole seconds.
      for (let at = objects[0]?.storedAt; ; await wait(50)) {
        if (use === 'put') expect(await store.put(given.digest, given.file)).toBe('present');
        else await store.get(given.digest, target());
        const now = await place.look(given.digest);
        at = objects.find(({ digest }) => digest === given.digest)?.storedAt;
        if (now?.at.getTime() !== at?.getTime()) break;
      }
      expect(digests(await store.removeUnused(objects, all))).toEqual([digestOf('b')]);
      expect(digests(await listed(store))).toEqual([given.digest]);
    });

    test('is stored again by who finds that it is being removed', async () => {
      const objects = await stored('a');
      const given = file('a');
      let putting: Promise<unknown> = Promise.resolve();
      await store.removeUnused(objects, async (parts) => {
        putting = safeStore(place, others()).put(given.digest, given.file);
        await untilYounger(place, objects[0] as StoredObject);
        return parts;
      });
      expect(await putting).toBe('stored');
      const taken = target();
      await store.get(given.digest, taken);
      expect(readFileSync(taken, 'utf8')).toBe('a');
    });

    test('is missing for who reads it while it is being removed', async () => {
      const objects = await stored('a');
      const taken = target();
      let reading: Promise<unknown> = Promise.resolve();
      await store.removeUnused(objects, async (parts) => {
        reading = safeStore(place, others())
          .get(digestOf('a'), taken)
          .catch((error: unknown) => error);
        await untilYounger(place, objects[0] as StoredObject);
        return parts;
      });
      expect(await reading).toMatchObject({ code: 'artifact-missing' });
      expect(existsSync(taken)).toBe(false);
    });

    test.each([{ code: 'EACCES' }, { $metadata: { httpStatusCode: 403 } }])(
      'is whole for who reads it and may not write, as %j',
      async (refused) => {
        await stored('a');
        const cause = Object.assign(new Error('no'), refused);
        const readOnly = { ...place, renew: () => Promise.reject(storeFailed('there', cause)) };
        const taken = target();
        await safeStore(readOnly, ports()).get(digestOf('a'), taken);
        expect(readFileSync(taken, 'utf8')).toBe('a');
      },
    );

    test('is not promised to who reads it when the store fails', async () => {
      await stored('a');
      const away = { ...place, renew: () => Promise.reject(storeFailed('there', new Error('x'))) };
      await expect(safeStore(away, ports()).get(digestOf('a'), target())).rejects.toMatchObject({
        code: 'store-failed',
      });
    });

    test('is left alone while somebody else removes something', async () => {
      const objects = await stored('a', 'b');
      const [first, second] = objects as [StoredObject, StoredObject];
      let other: unknown;
      const removed = await store.removeUnused([first], async (parts) => {
        other = await safeStore(place, ports())
          .removeUnused([second], all)
          .catch((error: unknown) => error);
        return parts;
      });
      expect(other).toMatchObject({
        code: 'store-failed',
        message: expect.stringContaining('somebody else removes artifacts from it now'),
      });
      expect(removed).toEqual([first]);
      expect(await store.has(second.digest)).toBe(true);
      expect(await place.notices.names()).toEqual([]);
    });

    test('is left alone when it took so long to confirm it that nobody waits any more', async () => {
      const objects = await stored('a');
      const slow = store.removeUnused(objects, async (parts) => {
        later += 5 * 60_000;
        return parts;
      });
      await expect(slow).rejects.toMatchObject({
        code: 'store-failed',
        message: expect.stringContaining('it answers too slowly'),
      });
      expect(await store.has(digestOf('a'))).toBe(true);
      expect(await place.notices.names()).toEqual([]);
    });

    test('waits for a removal that was killed, and is then removed by the next one', async () => {
      const objects = await stored('a', 'b');
      const killed: ObjectPlace = {
        ...place,
        remove: () => Promise.reject(new Error('killed')),
      };
      await expect(safeStore(killed, ports()).removeUnused(objects, all)).rejects.toThrow('killed');
      expect(await place.notices.names()).toHaveLength(1);
      const before = later;
      const given = file('a');
      expect(await store.put(given.digest, given.file)).toBe('present');
      expect(later - before).toBeGreaterThanOrEqual(5 * 60_000);
      const unused = (await listed(store)).filter(({ digest }) => digest === digestOf('b'));
      expect(await store.removeUnused(unused, all)).toEqual(unused);
      expect(await place.notices.names()).toEqual([]);
    });
  });
});

/** Until somebody has made it younger than it was listed. */
async function untilYounger(place: ObjectPlace, { digest, storedAt }: StoredObject): Promise<void> {
  while ((await place.look(digest))?.at.getTime() === storedAt.getTime()) {
    await place.renew(digest);
    await wait(50);
  }
}

function digests(objects: readonly StoredObject[]): Digest[] {
  return objects.map(({ digest }) => digest).sort();
}

async function listed(store: ArtifactStore): Promise<StoredObject[]> {
  const found: StoredObject[] = [];
  for await (const object of store.list()) found.push(object);
  return found.sort((a, b) => (a.digest < b.digest ? -1 : 1));
}
