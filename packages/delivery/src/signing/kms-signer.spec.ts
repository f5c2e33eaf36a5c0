/**
 * Neither MiniStack nor moto has Ed25519 keys in KMS, so a server on loopback answers the two calls, with a real key; the SDK and
 * what it sends are the real ones.
 */
import {
  type KeyObject,
  createPublicKey,
  generateKeyPairSync,
  sign as signBytes,
} from 'node:crypto';
import { type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { KMSClient } from '@aws-sdk/client-kms';
import { open, sign } from './envelope';
import { kmsSigner } from './kms-signer';
import { keyIdOf } from './signer';

const ARN = 'arn:aws:kms:eu-central-1:111111111111:key/release';

interface Request {
  KeyId: string;
  Message?: string;
  MessageType?: string;
  SigningAlgorithm?: string;
}

describe('a key of KMS', () => {
  const pair = generateKeyPairSync('ed25519');
  let server: Server;
  let client: KMSClient;
  let key: KeyObject = pair.privateKey;

  beforeAll(async () => {
    server = createServer((request, response) => {
      void json(request).then((body) => {
        const { KeyId, Message = '', ...rest } = body as Request;
        const answer = (status: number, value: object): void => {
          response.writeHead(status, { 'content-type': 'application/x-amz-json-1.1' });
          response.end(JSON.stringify(value));
        };
        if (KeyId !== ARN) answer(400, { __type: 'NotFoundException', message: 'no such key' });
        else if (request.headers['x-amz-target'] === 'TrentService.GetPublicKey') {
          const der = createPublicKey(key).export({ type: 'spki', format: 'der' });
          answer(200, { KeyId, PublicKey: der.toString('base64') });
        } else if (rest.MessageType === 'RAW' && rest.SigningAlgorithm === 'ED25519_SHA_512') {
          const signature = signBytes(null, Buffer.from(Message, 'base64'), key);
          answer(200, { KeyId, Signature: signature.toString('base64') });
        } else answer(400, { __type: 'ValidationException', message: JSON.stringify(rest) });
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    client = new KMSClient({
      endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      region: 'eu-central-1',
      maxAttempts: 1,
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    });
  });

  beforeEach(() => void (key = pair.privateKey));

  afterAll(() => {
    client.destroy();
    server.closeAllConnections();
    server.close();
  });

  test('signs, and never leaves it', async () => {
    const signer = await kmsSigner(client, ARN);
    expect(signer.keyId).toBe(keyIdOf(pair.publicKey));
    const envelope = await sign(signer, 'text/plain', 'hello');
    const keys = new Map([[signer.keyId, pair.publicKey]]);
    const where = { payloadType: 'text/plain', keys, where: 'the envelope' };
    expect(open(JSON.stringify(envelope), where)).toBe('hello');
  });

  test('that there is not is named', async () => {
    await expect(kmsSigner(client, 'alias/other')).rejects.toMatchObject({
      code: 'invalid-key',
      where: 'alias/other',
      what: expect.stringContaining('no such key'),
    });
  });

  test('of another kind is refused before it signs', async () => {
    key = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
    await expect(kmsSigner(client, ARN)).rejects.toMatchObject({
      code: 'invalid-key',
      what: expect.stringContaining('rsa'),
    });
  });
});
