import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { CreateBucketCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { testFolders } from '../../../infrastructure/testing/folders';
import { startMiniStack } from '../../../infrastructure/testing/mini-stack';
import { startMoto } from '../../../state/testing/moto';
import { type Digest, digestOf } from '../../digest';
import { folderPlace } from '../folder-store';
import type { ObjectPlace } from '../object-place';
import { objectPath } from '../object-path';
import { s3Place } from '../s3-store';
import { memoryPlace } from './memory-place';

export const PLACES = ['memory', 'a folder', 'S3, on MiniStack', 'S3, on moto'] as const;

export type PlaceKind = (typeof PLACES)[number];

/** An empty place, and a way to write into it behind its back. */
export interface TestPlace {
  place: ObjectPlace;
  overwrite(digest: Digest, content: Buffer): Promise<void>;
}

/** All kinds of places, for one spec file. */
export interface ArtifactPlaces {
  start(): Promise<void>;
  end(): Promise<void>;
  make(kind: PlaceKind): TestPlace;
  /** A file with this content, outside of all places. */
  file(content: Buffer | string): { file: string; digest: Digest };
  /** A path where nothing is. */
  target(): string;
}

const BUCKET = 'artifacts';
const MEBIBYTE = 1024 * 1024;

export function artifactPlaces(): ArtifactPlaces {
  const folders = testFolders();
  const clients = new Map<PlaceKind, S3Client>();
  const ends: (() => Promise<void>)[] = [];
  let count = 0;

  const open = async (kind: PlaceKind, cloud: { endpoint: string; end(): Promise<void> }) => {
    const client = new S3Client({
      endpoint: cloud.endpoint,
      region: 'us-east-1',
      forcePathStyle: true,
      maxAttempts: 1,
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    });
    await client.send(new CreateBucketCommand({ Bucket: BUCKET }));
    clients.set(kind, client);
    ends.push(async () => {
      client.destroy();
      await cloud.end();
    });
  };

  const onS3 = (client: S3Client): TestPlace => {
    const prefix = `prefix-${(count += 1)}`;
    return {
      // Small pages, so that a listing of more than a few has several.
      place: s3Place({ bucket: BUCKET, prefix, client, partSize: 5 * MEBIBYTE, pageSize: 3 }),
      overwrite: async (digest, Body) => {
        const Key = `${prefix}/${objectPath(digest)}`;
        await client.send(new PutObjectCommand({ Bucket: BUCKET, Key, Body }));
      },
    };
  };

  return {
    async start() {
      await open('S3, on MiniStack', await startMiniStack(folders.make()));
      await open('S3, on moto', await startMoto());
    },
    async end() {
      for (const end of ends) await end();
      folders.dispose();
    },
    make(kind) {
      const client = clients.get(kind);
      if (client !== undefined) return onS3(client);
      if (kind === 'memory') {
        const objects = new Map<Digest, Buffer>();
        const overwrite = async (digest: Digest, content: Buffer) =>
          void objects.set(digest, content);
        return { place: memoryPlace({ objects }), overwrite };
      }
      const folder = join(folders.make(), 'store');
      const overwrite = async (digest: Digest, content: Buffer) => {
        const path = join(folder, objectPath(digest));
        mkdirSync(dirname(path), { recursive: true });
        writeFileSync(path, content);
      };
      return { place: folderPlace(folder), overwrite };
    },
    file(content) {
      const file = join(folders.make(), 'given');
      writeFileSync(file, content);
      return { file, digest: digestOf(content) };
    },
    target: () => join(folders.make(), 'a/taken'),
  };
}
