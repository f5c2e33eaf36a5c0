import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { CreateBucketCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { testFolders } from '../../infrastructure/testing/folders';
import { type MiniStack, startMiniStack } from '../../infrastructure/testing/mini-stack';
import { type Digest, digestOf } from '../digest';
import type { ArtifactStore, StoredObject } from './artifact-store';
import { folderStore } from './folder-store';
import { objectPath } from './object-path';
import { s3Store } from './s3-store';

const folders = testFolders();
const BUCKET = 'artifacts';
const MEBIBYTE = 1024 * 1024;

/** A store, and a way to write into it behind its back. */
interface Subject {
  store: ArtifactStore;
  overwrite(digest: Digest, content: Buffer): Promise<void>;
}

describe('a store', () => {
  let cloud: MiniStack;
  let client: S3Client;

  beforeAll(async () => {
    cloud = await startMiniStack(folders.make());
    client = new S3Client({
      endpoint: cloud.endpoint,
      region: 'us-east-1',
      forcePathStyle: true,
      maxAttempts: 1,
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    });
    await client.send(new CreateBucketCommand({ Bucket: BUCKET }));
  }, 120_000);

  afterAll(async () => {
    client.destroy();
    await cloud.end();
    folders.dispose();
  });

  let count = 0;

  const subjects: [string, () => Subject][] = [
    [
      'a folder',
      () => {
        const folder = folders.make();
        return {
          store: folderStore(join(folder, 'store')),
          overwrite: async (digest, content) =>
            writeFileSync(join(folder, 'store', objectPath(digest)), content),
        };
      },
    ],
    [
      'S3, on MiniStack',
      () => {
        const prefix = `prefix-${(count += 1)}`;
        return {
          store: s3Store({ bucket: BUCKET, prefix: `${prefix}/`, client, partSize: 5 * MEBIBYTE }),
          overwrite: async (digest, Body) => {
            const Key = `${prefix}/${objectPath(digest)}`;
            await client.send(new PutObjectCommand({ Bucket: BUCKET, Key, Body }));
          },
        };
      },
    ],
  ];

  describe.each(subjects)('that is %s', (_name, open) => {
    let subject: Subject;
    let store: ArtifactStore;
    beforeEach(() => {
      subject = open();
      ({ store } = subject);
    });

    const file = (content: Buffer | string): { file: string; digest: Digest } => {
      const path = join(folders.make(), 'given');
      writeFileSync(path, content);
      return { file: path, digest: digestOf(content) };
    };

    const target = (): string => join(folders.make(), 'a/taken');

    test('gives what it was given', async () => {
      const content = randomBytes(1000);
      const given = file(content);
      expect(await store.has(given.digest)).toBe(false);
      expect(await store.put(given.digest, given.file)).toBe('stored');
      expect(await store.has(given.digest)).toBe(true);
      const taken = target();
      await store.get(given.digest, taken);
      expect(readFileSync(taken).equals(content)).toBe(true);
    });

    test.each([0, 1, 5 * MEBIBYTE, 11 * MEBIBYTE + 7])('takes a file of %d bytes', async (size) => {
      const content = randomBytes(size);
      const given = file(content);
      await store.put(given.digest, given.file);
      const taken = target();
      await store.get(given.digest, taken);
      expect(readFileSync(taken).equals(content)).toBe(true);
    });

    test('stores the same bytes once', async () => {
      const given = file('twice');
      expect(await store.put(given.digest, given.file)).toBe('stored');
      expect(await store.put(given.digest, given.file)).toBe('present');
      expect(await all(store)).toHaveLength(1);
    });

    test('stores them once when several store them together', async () => {
      const given = file(randomBytes(MEBIBYTE));
      const outcomes = await Promise.all(
        Array.from({ length: 8 }, () => store.put(given.digest, given.file)),
      );
      expect(outcomes).toContain('stored');
      expect(await all(store)).toEqual([
        { digest: given.digest, bytes: MEBIBYTE, storedAt: expect.anything() },
      ]);
      const taken = target();
      await store.get(given.digest, taken);
      expect(digestOf(readFileSync(taken))).toBe(given.digest);
    });

    test('refuses to give what was changed, and leaves no file', async () => {
      const given = file('as it was');
      await store.put(given.digest, given.file);
      await subject.overwrite(given.digest, Buffer.from('as it is'));
      const folder = folders.make();
      await expect(store.get(given.digest, join(folder, 'taken'))).rejects.toMatchObject({
        code: 'artifact-corrupt',
        message: expect.stringContaining(digestOf('as it is')),
      });
      expect(readdirSync(folder)).toEqual([]);
    });

    test('refuses to give an older object under the digest of a newer one', async () => {
      const [older, newer] = [file('release 1'), file('release 2')];
      for (const each of [older, newer]) await store.put(each.digest, each.file);
      await subject.overwrite(newer.digest, Buffer.from('release 1'));
      await expect(store.get(newer.digest, target())).rejects.toMatchObject({
        code: 'artifact-corrupt',
      });
    });

    test('says what it does not have', async () => {
      await expect(store.get(digestOf('never stored'), target())).rejects.toMatchObject({
        code: 'artifact-missing',
      });
    });

    test('lists what it has, and nothing where there is nothing', async () => {
      expect(await all(store)).toEqual([]);
      const given = ['a', 'bb', 'ccc'].map(file);
      for (const each of given) await store.put(each.digest, each.file);
      const listed = await all(store);
      expect(listed.map(({ digest, bytes }) => [digest, bytes]).sort()).toEqual(
        given.map(({ digest }, at) => [digest, at + 1]).sort(),
      );
      for (const { storedAt } of listed) {
        expect(Math.abs(Date.now() - storedAt.getTime())).toBeLessThan(60_000);
      }
    });

    test('forgets what is removed, also twice', async () => {
      const given = file('gone');
      await store.put(given.digest, given.file);
      await store.remove(given.digest);
      await store.remove(given.digest);
      expect(await store.has(given.digest)).toBe(false);
    });

    test.each(['sha256:../../x', 'sha1:aa', ''])('takes %j for no digest', async (text) => {
      await expect((async () => store.has(text as Digest))()).rejects.toMatchObject({
        code: 'invalid-options',
      });
    });
  });
});

test('a folder holds nothing that was only begun', async () => {
  const folder = folders.make();
  const store = folderStore(folder);
  const content = 'as it was';
  await expect(
    store.put(digestOf(content), join(folder, 'there is no such file')),
  ).rejects.toMatchObject({
    code: 'store-failed',
  });
  mkdirSync(join(folder, 'sha256/ab'), { recursive: true });
  writeFileSync(join(folder, 'sha256/ab/notes.txt'), 'not ours');
  expect(await all(store)).toEqual([]);
  expect(readdirSync(join(folder, 'drafts'))).toEqual([]);
});

test('a store that cannot be reached is named', async () => {
  const nobody = new S3Client({
    endpoint: 'http://127.0.0.1:9',
    region: 'us-east-1',
    maxAttempts: 1,
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  });
  const store = s3Store({ bucket: BUCKET, client: nobody });
  await expect(store.has(digestOf('x'))).rejects.toMatchObject({
    code: 'store-failed',
    where: 's3://artifacts/',
  });
});

async function all(store: ArtifactStore): Promise<StoredObject[]> {
  const found: StoredObject[] = [];
  for await (const object of store.list()) found.push(object);
  return found;
}
