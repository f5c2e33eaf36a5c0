import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { dirname, join } from 'node:path';
import { S3Client } from '@aws-sdk/client-s3';
import { testFolders } from '../../infrastructure/testing/folders';
import { type Digest, digestOf } from '../digest';
import type { ArtifactStore, StoredObject } from './artifact-store';
import { folderStore } from './folder-store';
import { s3Store } from './s3-store';
import { safeStore } from './safe-store';
import { artifactPlaces, PLACES, type TestPlace } from './testing/artifact-places';

const folders = testFolders();
afterAll(() => folders.dispose());

const MEBIBYTE = 1024 * 1024;

describe('a store', () => {
  const places = artifactPlaces();
  const { file, target } = places;
  beforeAll(() => places.start(), 120_000);
  afterAll(() => places.end());

  describe.each(PLACES)('that is %s', (kind) => {
    let subject: TestPlace;
    let store: ArtifactStore;
    beforeEach(() => {
      subject = places.make(kind);
      store = safeStore(subject.place);
    });

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
      const taken = target();
      await expect(store.get(given.digest, taken)).rejects.toMatchObject({
        code: 'artifact-corrupt',
        message: expect.stringContaining(digestOf('as it is')),
      });
      expect(readdirSync(dirname(taken))).toEqual([]);
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
  const store = s3Store({ bucket: 'artifacts', client: nobody });
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
