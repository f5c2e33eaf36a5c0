import { generateKeyPairSync } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { CreateBucketCommand } from '@aws-sdk/client-s3';
import { digestOf } from '../artifacts/digest';
import { testFolders } from '../infrastructure/testing/folders';
import { type MiniStack, startMiniStack } from '../infrastructure/testing/mini-stack';
import { open, sign } from '../signing/envelope';
import { keyIdOf } from '../signing/signer';
import { openS3Client } from '../state/stores/s3-client';
import { openArtifactStore } from './open-artifact-store';
import { openSigner, readTrustedKeys } from './open-signer';

const SECONDS = 1000;
const folders = testFolders();
afterAll(() => folders.dispose());

const root = (): string => folders.make();

describe('openArtifactStore', () => {
  let cloud: MiniStack;
  beforeAll(async () => void (cloud = await startMiniStack(folders.make())), 120 * SECONDS);
  afterAll(() => cloud.end());

  test('opens a folder, relative to the root', async () => {
    const folder = root();
    const store = await openArtifactStore('tmp/artifacts', { root: folder, env: {} });
    expect(store.address).toBe(join(folder, 'tmp/artifacts'));
  });

  test('opens a part of a bucket, with the variables it is given', async () => {
    const client = await openS3Client(cloud.env);
    await client.send(new CreateBucketCommand({ Bucket: 'bytes' }));
    const folder = root();
    const file = join(folder, 'a');
    writeFileSync(file, 'abc');
    const open = () => openArtifactStore('s3://bytes/shop', { root: folder, env: cloud.env });
    const digest = digestOf('abc');
    expect(await (await open()).put(digest, file)).toBe('stored');
    expect(await (await open()).has(digest)).toBe(true);
    const other = await openArtifactStore('s3://bytes/other', { root: folder, env: cloud.env });
    expect(await other.has(digest)).toBe(false);
  });

  test.each(['', ' ', 's3://B', 's3:bucket', 'https://user:secret@example.com', 'git:origin'])(
    'refuses the address "%s", without repeating it',
    async (address) => {
      const opening = openArtifactStore(address, { root: root(), env: {} });
      const error = await opening.catch((thrown: unknown) => thrown);
      expect(error).toMatchObject({ code: 'invalid-options' });
      expect((error as Error).message).not.toContain('secret');
    },
  );
});

describe('keys', () => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const folder = root();
  writeFileSync(join(folder, 'key.pem'), privateKey.export({ type: 'pkcs8', format: 'pem' }));
  writeFileSync(join(folder, 'public.pem'), publicKey.export({ type: 'spki', format: 'pem' }));

  test('what a file signs, its public part opens', async () => {
    const signer = await openSigner('key.pem', { root: folder, env: {} });
    const keys = await readTrustedKeys(['public.pem'], folder);
    expect([...keys.keys()]).toEqual([signer.keyId]);
    const envelope = JSON.stringify(await sign(signer, 'text/plain', 'hello'));
    expect(open(envelope, { payloadType: 'text/plain', keys, where: 'a' })).toBe('hello');
  });

  test.each([
    ['a file that is not there', () => openSigner('none.pem', { root: folder, env: {} })],
    ['a public key to sign with', () => openSigner('public.pem', { root: folder, env: {} })],
    ['a private key to be trusted', () => readTrustedKeys(['key.pem'], folder)],
  ])('%s is refused', async (_, read) => {
    await expect(read()).rejects.toMatchObject({ code: 'invalid-key' });
  });

  test('one of KMS is asked for where its ARN says, with the variables that are given', async () => {
    const asked: IncomingMessage[] = [];
    const server = createServer((request, response) => {
      asked.push(request);
      const PublicKey = publicKey.export({ type: 'spki', format: 'der' }).toString('base64');
      response.writeHead(200, { 'content-type': 'application/x-amz-json-1.1' });
      response.end(JSON.stringify({ PublicKey }));
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    try {
      const env = {
        AWS_ACCESS_KEY_ID: 'AKIDMINE',
        AWS_SECRET_ACCESS_KEY: 'test',
        AWS_REGION: 'us-east-1',
        AWS_ENDPOINT_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      };
      const arn = 'arn:aws:kms:eu-central-1:111111111111:key/1234';
      const signer = await openSigner(`kms:${arn}`, { root: folder, env });
      expect(signer.keyId).toBe(keyIdOf(publicKey));
      expect(asked[0]?.headers.authorization).toMatch(
        /Credential=AKIDMINE\/\d+\/eu-central-1\/kms/,
      );
    } finally {
      server.closeAllConnections();
      server.close();
    }
  });
});
