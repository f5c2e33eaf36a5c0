import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { DeliveryError } from '../../delivery-error';
import type { Digest } from '../digest';

/**
 * Writes a stream into a file if it is what the digest names.
 *
 * @param from the store, for the error
 * @throws DeliveryError `artifact-corrupt`; what the stream fails with. There is no file then
 */
export async function receive(
  stream: Readable,
  { digest, file, from }: { digest: Digest; file: string; from: string },
): Promise<void> {
  const draft = `${file}.${process.pid}.draft`;
  const hash = createHash('sha256');
  const hashing = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      done(null, chunk);
    },
  });
  await mkdir(dirname(file), { recursive: true });
  try {
    await pipeline(stream, hashing, createWriteStream(draft));
    const actual = `sha256:${hash.digest('hex')}`;
    if (actual !== digest) {
      throw new DeliveryError({
        code: 'artifact-corrupt',
        where: from,
        what: `what it holds under ${digest} has the bytes of ${actual}: it was changed or damaged`,
        fix: 'Nothing was used of it. Restore it from a copy of the store, or release a new version.',
      });
    }
    await rename(draft, file);
  } finally {
    await rm(draft, { force: true });
  }
}
