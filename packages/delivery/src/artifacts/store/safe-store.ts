import { rm } from 'node:fs/promises';
import { realPorts } from '../../state/ports';
import type { Digest } from '../digest';
import type { ArtifactStore, StoredObject } from './artifact-store';
import { isRefusal, missing } from './errors';
import { type Age, MOST_AT_ONCE, type ObjectPlace } from './object-place';
import { announce, awaitRemoval, LONGEST_REMOVAL, type RemovalPorts } from './removals';

/** Nothing that is younger is ever removed, so nobody has to look twice. Less than the shortest retention, a day. Milliseconds. */
const YOUNG = 12 * 60 * 60_000;

/**
 * Makes a store that several may use at once, one of whom may remove what is old. Who wants to rely on something old makes it young
 * first, and then looks whether somebody is removing it; who removes says so first, and then looks whether it is
 * still old. So one of the two sees the other.
 */
export function safeStore(place: ObjectPlace, ports: RemovalPorts = realPorts): ArtifactStore {
  const ageOf = (at: Date): number => ports.now() - at.getTime();

  /** @returns `false`: it is not there. Otherwise nobody removes it for a while */
  const hold = async (digest: Digest, { at, isRenewed }: Age): Promise<boolean> => {
    const age = ageOf(at);
    const isOld = age >= YOUNG;
    // Who has renewed it may have met a removal, and not have waited for its end.
    const isSettled = !isRenewed || age > LONGEST_REMOVAL;
    if (!isOld && isSettled) return true;
    if (isOld && !(await place.renew(digest))) return false;
    await awaitRemoval(place, digest, ports);
    // Who has seen its old time has removed it by now; who looks from now on sees the new one.
    return (await place.look(digest)) !== undefined;
  };

  const removeSome = async (
    objects: readonly StoredObject[],
    confirm: Parameters<ArtifactStore['removeUnused']>[1],
  ): Promise<readonly StoredObject[]> => {
    const digests = objects.map(({ digest }) => digest);
    const removal = await announce(place, digests, ports);
    let going: readonly StoredObject[];
    try {
      const times = await place.times(digests);
      const unused = objects.filter(
        ({ digest, storedAt }) => times.get(digest)?.getTime() === storedAt.getTime(),
      );
      going = unused.length === 0 ? [] : await confirm(unused);
      removal.assertInTime();
    } catch (error) {
      await removal.end().catch(() => undefined);
      throw error;
    }
    // When this fails, it may still happen: the others wait until that cannot be any more.
    if (going.length > 0) await place.remove(going.map(({ digest }) => digest));
    await removal.end();
    return going;
  };

  return {
    address: place.address,
    async put(digest, file) {
      for (;;) {
        const age = await place.look(digest);
        if (age === undefined) return (await place.create(digest, file)) ? 'stored' : 'present';
        if (await hold(digest, age)) return 'present';
      }
    },
    has: async (digest) => (await place.look(digest)) !== undefined,
    async get(digest, file) {
      const age = await place.read(digest, file);
      const isHeld = await hold(digest, age).catch((error: unknown) => {
        // Who may only read takes what is there.
        if (isRefusal(error)) return true;
        throw error;
      });
      if (isHeld) return;
      await rm(file, { force: true });
      throw missing(place.address, digest);
    },
    list: () => place.list(),
    async removeUnused(objects, confirm) {
      const old = objects.filter(({ storedAt }) => ageOf(storedAt) >= YOUNG);
      // In the order of a listing, so that one part is one piece of it.
      old.sort((a, b) => (a.digest < b.digest ? -1 : 1));
      const removed: StoredObject[] = [];
      for (let at = 0; at < old.length; at += MOST_AT_ONCE) {
        removed.push(...(await removeSome(old.slice(at, at + MOST_AT_ONCE), confirm)));
      }
      return removed;
    },
  };
}
