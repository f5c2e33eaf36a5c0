import { readFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import type { Digest } from '../../artifacts/digest';
import type { ArtifactStore } from '../../artifacts/store/artifact-store';
import { missing } from '../../artifacts/store/errors';
import { receive } from '../../artifacts/store/receive';

/** The in-memory twin of the artifact stores. @param objects shared by those who see the same store */
export function memoryArtifacts(objects = new Map<Digest, Buffer>()): ArtifactStore {
  const address = 'memory';
  return {
    address,
    async put(digest, file) {
      if (objects.has(digest)) return 'present';
      objects.set(digest, await readFile(file));
      return 'stored';
    },
    has: async (digest) => objects.has(digest),
    async get(digest, file) {
      const bytes = objects.get(digest);
      if (bytes === undefined) throw missing(address, digest);
      await receive(Readable.from([bytes]), { digest, file, from: address });
    },
    async *list() {
      for (const [digest, { length }] of objects) {
        yield { digest, bytes: length, storedAt: new Date(0) };
      }
    },
    remove: async (digest) => void objects.delete(digest),
  };
}
