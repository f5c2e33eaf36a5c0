import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  type S3Client,
  S3ServiceException,
  paginateListObjectsV2,
} from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import { DeliveryError } from '../../delivery-error';
import type { ArtifactStore, StoredObject } from './artifact-store';
import { missing, storeFailed } from './errors';
import { digestAt, objectPath } from './object-path';
import { receive } from './receive';

export interface S3StoreOptions {
  bucket: string;
  /** Of all keys, such as `artifacts`; by default none. */
  prefix?: string;
  client: S3Client;
  /** Bytes of one part of a large file; at least 5 MiB, which S3 wants. Default: 8 MiB. */
  partSize?: number;
}

/**
 * Keeps artifacts in an S3 bucket. Large files go in parts; every part is sent with its checksum, and what is there
 * already is not written again (conditional writes).
 */
export function s3Store(options: S3StoreOptions): ArtifactStore {
  const { bucket, prefix = '', client, partSize = 8 * 1024 * 1024 } = options;
  const start = prefix === '' ? '' : `${prefix.replace(/\/+$/, '')}/`;
  const address = `s3://${bucket}/${start}`;
  const at = (path: string) => ({ Bucket: bucket, Key: `${start}${path}` });
  const has: ArtifactStore['has'] = async (digest) => {
    const object = at(objectPath(digest));
    try {
      await client.send(new HeadObjectCommand(object));
      return true;
    } catch (error) {
      if (statusOf(error) === 404) return false;
      throw storeFailed(address, error);
    }
  };
  return {
    address,
    has,
    async put(digest, file) {
      if (await has(digest)) return 'present';
      const upload = new Upload({
        client,
        partSize,
        params: {
          ...at(objectPath(digest)),
          Body: createReadStream(file),
          ContentType: 'application/octet-stream',
          ChecksumAlgorithm: 'SHA256',
          IfNoneMatch: '*',
        },
      });
      try {
        await upload.done();
        return 'stored';
      } catch (error) {
        // Somebody else has stored it since; or the answer to our own writing was lost.
        if (statusOf(error) === 412 || (await has(digest).catch(() => false))) return 'present';
        throw storeFailed(address, error);
      }
    },
    async get(digest, file) {
      const object = at(objectPath(digest));
      try {
        const { Body } = await client.send(new GetObjectCommand(object));
        await receive(Body as Readable, { digest, file, from: address });
      } catch (error) {
        if (error instanceof DeliveryError) throw error;
        throw statusOf(error) === 404 ? missing(address, digest) : storeFailed(address, error);
      }
    },
    list: () => objects(client, bucket, start),
    async remove(digest) {
      const object = at(objectPath(digest));
      await client.send(new DeleteObjectCommand(object)).catch((error: unknown) => {
        throw storeFailed(address, error);
      });
    },
  };
}

async function* objects(
  client: S3Client,
  bucket: string,
  start: string,
): AsyncGenerator<StoredObject> {
  const pages = paginateListObjectsV2({ client }, { Bucket: bucket, Prefix: `${start}sha256/` });
  for await (const { Contents = [] } of pages) {
    for (const { Key = '', Size = 0, LastModified = new Date(0) } of Contents) {
      const digest = digestAt(Key.slice(start.length));
      if (digest !== undefined) yield { digest, bytes: Size, storedAt: LastModified };
    }
  }
}

function statusOf(error: unknown): number | undefined {
  return error instanceof S3ServiceException ? error.$metadata.httpStatusCode : undefined;
}
