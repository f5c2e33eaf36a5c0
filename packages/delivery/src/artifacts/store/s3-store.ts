import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import {
  CopyObjectCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  HeadObjectCommand,
  type HeadObjectCommandOutput,
  type S3Client,
  S3ServiceException,
  paginateListObjectsV2,
} from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import { DeliveryError } from '../../delivery-error';
import type { Digest } from '../digest';
import type { ArtifactStore, StoredObject } from './artifact-store';
import { missing, storeFailed } from './errors';
import type { Age, ObjectPlace } from './object-place';
import { digestAt, objectPath } from './object-path';
import { receive } from './receive';
import type { RemovalPorts } from './removals';
import { s3Notices } from './s3-notices';
import { safeStore } from './safe-store';

export interface S3StoreOptions {
  bucket: string;
  /** Of all keys, such as `artifacts`; by default none. */
  prefix?: string;
  client: S3Client;
  /** Bytes of one part of a large file; at least 5 MiB, which S3 wants. Default: 8 MiB. */
  partSize?: number;
  /** How many keys one request lists. Default: as many as S3 gives. */
  pageSize?: number;
  ports?: RemovalPorts;
}

const TYPE = 'application/octet-stream';

/** Name of what S3 keeps beside an object that was renewed. */
const RENEWED = 'renewed';

/**
 * Keeps artifacts in an S3 bucket. Large files go in parts; every part is sent with its checksum, and what is there
 * already is not written again (conditional writes).
 */
export function s3Store(options: S3StoreOptions): ArtifactStore {
  return safeStore(s3Place(options), options.ports);
}

/** An object of S3 for each object; its `LastModified` is that of the object, and copying it onto itself renews it. */
export function s3Place(options: S3StoreOptions): ObjectPlace {
  const { bucket, prefix = '', client, partSize = 8 * 1024 * 1024, pageSize } = options;
  const start = prefix === '' ? '' : `${prefix.replace(/\/+$/, '')}/`;
  const address = `s3://${bucket}/${start}`;
  const at = (path: string) => ({ Bucket: bucket, Key: `${start}${path}` });
  const objects = (from?: Digest): AsyncGenerator<StoredObject> =>
    listObjects({ bucket, start, client, pageSize, from });
  /** @returns `undefined` for what is not there */
  const unlessGone = async <Result>(work: Promise<Result>): Promise<Result | undefined> => {
    try {
      return await work;
    } catch (error) {
      if (error instanceof DeliveryError) throw error;
      if (statusOf(error) === 404) return undefined;
      throw storeFailed(address, error);
    }
  };
  const look: ObjectPlace['look'] = async (digest) => {
    const head = await unlessGone(client.send(new HeadObjectCommand(at(objectPath(digest)))));
    return head && ageOf(head);
  };
  return {
    address,
    look,
    async times(digests) {
      const wanted = new Set(digests);
      const [first, ...more] = [...wanted].sort();
      const last = more.at(-1) ?? first;
      const times = new Map<Digest, Date>();
      if (first === undefined || last === undefined) return times;
      await unlessGone(
        (async () => {
          for await (const { digest, storedAt } of objects(first)) {
            if (digest > last) break;
            if (wanted.has(digest)) times.set(digest, storedAt);
          }
        })(),
      );
      return times;
    },
    async create(digest, file) {
      const upload = new Upload({
        client,
        partSize,
        params: {
          ...at(objectPath(digest)),
          Body: createReadStream(file),
          ContentType: TYPE,
          ChecksumAlgorithm: 'SHA256',
          IfNoneMatch: '*',
        },
      });
      try {
        await upload.done();
        return true;
      } catch (error) {
        // Somebody else has stored it since; or the answer to our own writing was lost.
        const isThere = statusOf(error) === 412 || (await look(digest).catch(() => undefined));
        if (isThere) return false;
        throw storeFailed(address, error);
      }
    },
    async read(digest, file) {
      const got = await unlessGone(client.send(new GetObjectCommand(at(objectPath(digest)))));
      if (got === undefined) throw missing(address, digest);
      await unlessGone(receive(got.Body as Readable, { digest, file, from: address }));
      return ageOf(got);
    },
    async renew(digest) {
      const object = at(objectPath(digest));
      const copy = new CopyObjectCommand({
        ...object,
        CopySource: `${bucket}/${object.Key}`,
        // S3 copies an object onto itself only when something about it changes.
        MetadataDirective: 'REPLACE',
        Metadata: { [RENEWED]: 'yes' },
        ContentType: TYPE,
      });
      return (await unlessGone(client.send(copy))) !== undefined;
    },
    list: () => objects(),
    async remove(digests) {
      const Objects = digests.map((digest) => ({ Key: at(objectPath(digest)).Key }));
      const command = new DeleteObjectsCommand({
        Bucket: bucket,
        Delete: { Objects, Quiet: true },
      });
      const answer = await client.send(command).catch((error: unknown) => {
        throw storeFailed(address, error);
      });
      const [failed] = answer.Errors ?? [];
      if (failed === undefined) return;
      throw storeFailed(
        address,
        new Error(`${failed.Key ?? ''}: ${failed.Message ?? failed.Code}`),
      );
    },
    notices: s3Notices({ client, bucket, start, address }),
  };
}

async function* listObjects({
  client,
  bucket,
  start,
  pageSize,
  from,
}: {
  client: S3Client;
  bucket: string;
  start: string;
  pageSize: number | undefined;
  /** The first that is wanted. */
  from: Digest | undefined;
}): AsyncGenerator<StoredObject> {
  const pages = paginateListObjectsV2(
    { client, ...(pageSize !== undefined && { pageSize }) },
    {
      Bucket: bucket,
      Prefix: `${start}sha256/`,
      // The beginning of a key is before the key.
      ...(from !== undefined && { StartAfter: `${start}${objectPath(from).slice(0, -1)}` }),
    },
  );
  for await (const { Contents = [] } of pages) {
    for (const { Key = '', Size = 0, LastModified } of Contents) {
      const digest = digestAt(Key.slice(start.length));
      if (digest !== undefined) yield { digest, bytes: Size, storedAt: timeOf({ LastModified }) };
    }
  }
}

function ageOf({
  LastModified,
  Metadata = {},
}: Pick<HeadObjectCommandOutput, 'LastModified' | 'Metadata'>): Age {
  return { at: timeOf({ LastModified }), isRenewed: RENEWED in Metadata };
}

/** Without a time it is as good as new. */
function timeOf({ LastModified = new Date() }: { LastModified?: Date | undefined }): Date {
  return LastModified;
}

function statusOf(error: unknown): number | undefined {
  return error instanceof S3ServiceException ? error.$metadata.httpStatusCode : undefined;
}
