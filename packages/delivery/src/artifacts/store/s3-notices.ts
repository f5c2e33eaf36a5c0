import {
  DeleteObjectCommand,
  GetObjectCommand,
  paginateListObjectsV2,
  PutObjectCommand,
  type S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import { storeFailed } from './errors';
import type { Notices } from './object-place';

/** Keeps notices as objects below `removals/`. */
export function s3Notices({
  client,
  bucket,
  start,
  address,
}: {
  client: S3Client;
  bucket: string;
  /** Of all keys of the store. */
  start: string;
  address: string;
}): Notices {
  const folder = `${start}removals/`;
  const at = (name: string) => ({ Bucket: bucket, Key: `${folder}${name}` });
  const trying = async <Result>(work: () => Promise<Result>): Promise<Result> => {
    try {
      return await work();
    } catch (error) {
      throw storeFailed(address, error);
    }
  };
  return {
    write: (name, Body) =>
      trying(async () => {
        const object = { ...at(name), Body, ContentType: 'application/json', IfNoneMatch: '*' };
        await client.send(new PutObjectCommand(object));
      }),
    names: () =>
      trying(async () => {
        const names: string[] = [];
        for await (const { Contents = [] } of paginateListObjectsV2(
          { client },
          { Bucket: bucket, Prefix: folder },
        )) {
          names.push(...Contents.map(({ Key = '' }) => Key.slice(folder.length)));
        }
        return names;
      }),
    read: (name) =>
      trying(async () => {
        try {
          const { Body } = await client.send(new GetObjectCommand(at(name)));
          return await Body?.transformToString();
        } catch (error) {
          const isGone =
            error instanceof S3ServiceException && error.$metadata.httpStatusCode === 404;
          if (isGone) return undefined;
          throw error;
        }
      }),
    remove: (name) =>
      trying(async () => void (await client.send(new DeleteObjectCommand(at(name))))),
  };
}
