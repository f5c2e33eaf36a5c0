import { type KeyObject, createHash, createPrivateKey, createPublicKey, sign } from 'node:crypto';
import { DeliveryError } from '../delivery-error';

/** Somebody who signs with an Ed25519 key. */
export interface Signer {
  /** Of the public key, see {@link keyIdOf}. */
  readonly keyId: string;
  sign(bytes: Uint8Array): Promise<Uint8Array>;
}

/** The id of a public key: SHA-256 of its SubjectPublicKeyInfo in DER, in hexadecimal. */
export function keyIdOf(publicKey: KeyObject): string {
  const der = publicKey.export({ type: 'spki', format: 'der' });
  return createHash('sha256').update(der).digest('hex');
}

/**
 * Signs with a private key.
 *
 * @param pem of an Ed25519 key, as `openssl genpkey -algorithm ed25519` writes it
 * @param where it is from, for errors; the key itself is in none
 * @throws DeliveryError `invalid-key`
 */
export function keySigner(pem: string, where: string): Signer {
  const key = readKey(() => createPrivateKey(pem), where);
  return {
    keyId: keyIdOf(createPublicKey(key)),
    sign: (bytes) => Promise.resolve(sign(null, bytes, key)),
  };
}

/**
 * Reads a public key.
 * @param pem as `openssl pkey -pubout` writes it
 * @throws DeliveryError `invalid-key`
 */
export function readPublicKey(pem: string, where: string): KeyObject {
  // Node would make the public key out of a private one, which has no business here.
  if (pem.includes('PRIVATE KEY')) throw invalidKey(where, 'it is a private key');
  return readKey(() => createPublicKey(pem), where);
}

function readKey(read: () => KeyObject, where: string): KeyObject {
  let key: KeyObject;
  try {
    key = read();
  } catch {
    throw invalidKey(where, 'it is no key in PEM format');
  }
  if (key.asymmetricKeyType === 'ed25519') return key;
  throw invalidKey(where, `it is a key of ${key.asymmetricKeyType ?? 'another kind'}`);
}

function invalidKey(where: string, what: string): DeliveryError {
  return new DeliveryError({
    code: 'invalid-key',
    where,
    what,
    fix: 'Make an Ed25519 key: openssl genpkey -algorithm ed25519 -out key.pem; its public part: openssl pkey -in key.pem -pubout',
  });
}
