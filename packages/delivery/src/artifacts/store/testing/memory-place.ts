import { readFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import type { Digest } from '../../digest';
import { missing } from '../errors';
import type { Age, ObjectPlace } from '../object-place';
import { objectPath } from '../object-path';
import { receive } from '../receive';

export interface MemoryPlaceOptions {
  /** Shared by those who see the same store. */
  objects?: Map<Digest, Buffer>;
  /** When they were stored; one that has no time is as old as now. Shared as well. */
  times?: Map<Digest, number>;
  renewed?: Set<Digest>;
  notices?: Map<string, string>;
  /** Milliseconds since 1970. */
  now?: () => number;
}

/** The in-memory twin of what folders and buckets do. */
export function memoryPlace(options: MemoryPlaceOptions = {}): ObjectPlace {
  const { objects = new Map<Digest, Buffer>(), now = () => Date.now() } = options;
  const { times = new Map<Digest, number>(), notices = new Map<string, string>() } = options;
  const address = 'memory';
  const renewed = options.renewed ?? new Set<Digest>();
  const timeOf = (digest: Digest): Date => new Date(times.get(digest) ?? now());
  const ageOf = (digest: Digest): Age => ({
    at: timeOf(digest),
    isRenewed: renewed.has(digest),
  });
  return {
    address,
    look: async (digest) => (objectPath(digest) && objects.has(digest) ? ageOf(digest) : undefined),
    async times(digests) {
      const there = digests.filter((digest) => objects.has(digest));
      return new Map(there.map((digest) => [digest, timeOf(digest)]));
    },
    async create(digest, file) {
      const bytes = await readFile(file);
      if (objects.has(digest)) return false;
      objects.set(digest, bytes);
      times.set(digest, now());
      renewed.delete(digest);
      return true;
    },
    async read(digest, file) {
      const bytes = objects.get(digest);
      if (bytes === undefined) throw missing(address, digest);
      const age = ageOf(digest);
      await receive(Readable.from([bytes]), { digest, file, from: address });
      return age;
    },
    async renew(digest) {
      if (!objects.has(digest)) return false;
      times.set(digest, now());
      renewed.add(digest);
      return true;
    },
    async *list() {
      for (const [digest, { length }] of [...objects]) {
        yield { digest, bytes: length, storedAt: timeOf(digest) };
      }
    },
    async remove(digests) {
      for (const digest of digests) objects.delete(digest);
    },
    notices: {
      write: async (name, text) => void notices.set(name, text),
      names: async () => [...notices.keys()],
      read: async (name) => notices.get(name),
      remove: async (name) => void notices.delete(name),
    },
  };
}
