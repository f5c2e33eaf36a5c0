import { createPublicKey } from 'node:crypto';
import { GetPublicKeyCommand, type KMSClient, SignCommand } from '@aws-sdk/client-kms';
import { DeliveryError } from '../delivery-error';
import { type Signer, keyIdOf } from './signer';

const ALGORITHM = 'ED25519_SHA_512';

/**
 * Signs with a key that never leaves KMS.
 *
 * @param keyId id, ARN or alias of a key of spec ECC_NIST_EDWARDS25519 for SIGN_VERIFY
 * @throws DeliveryError `invalid-key` when it cannot be used
 */
export async function kmsSigner(client: KMSClient, keyId: string): Promise<Signer> {
  const unusable = (cause: unknown): DeliveryError =>
    new DeliveryError({
      code: 'invalid-key',
      where: keyId,
      what: cause instanceof Error ? cause.message : String(cause),
      fix: 'The key needs the spec ECC_NIST_EDWARDS25519 and the usage SIGN_VERIFY, and who packages needs kms:Sign and kms:GetPublicKey.',
      cause,
    });
  const { PublicKey } = await client
    .send(new GetPublicKeyCommand({ KeyId: keyId }))
    .catch((error: unknown) => {
      throw unusable(error);
    });
  const key = createPublicKey({ key: Buffer.from(PublicKey ?? []), format: 'der', type: 'spki' });
  if (key.asymmetricKeyType !== 'ed25519')
    throw unusable(`it is a key of ${key.asymmetricKeyType}`);
  return {
    keyId: keyIdOf(key),
    async sign(Message) {
      const request = {
        KeyId: keyId,
        Message,
        MessageType: 'RAW',
        SigningAlgorithm: ALGORITHM,
      } as const;
      const { Signature } = await client.send(new SignCommand(request)).catch((error: unknown) => {
        throw unusable(error);
      });
      return Signature ?? new Uint8Array();
    },
  };
}
