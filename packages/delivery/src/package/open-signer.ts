import type { KeyObject } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { relative, resolve } from 'node:path';
import { DeliveryError } from '../delivery-error';
import type { Variables } from '../infrastructure/types';
import type { TrustedKeys } from '../signing/envelope';
import { kmsSigner } from '../signing/kms-signer';
import { keyIdOf, keySigner, readPublicKey, type Signer } from '../signing/signer';
import { openS3Client, patience } from '../state/stores/s3-client';

const KMS = 'kms:';

/** What {@link openSigner} takes beside the reference. */
export interface SignerOptions {
  /** Absolute path that relative ones start from. */
  root: string;
  /** Credentials, region and endpoint of AWS come from here alone. */
  env: Variables;
}

/**
 * Opens a key to sign with.
 *
 * @param reference path of a PEM file with an Ed25519 key, or `kms:` and the ARN, id or alias of a key
 * @throws DeliveryError `invalid-key`
 */
export async function openSigner(reference: string, { root, env }: SignerOptions): Promise<Signer> {
  if (!reference.startsWith(KMS)) {
    return keySigner(await readPem(resolve(root, reference)), reference);
  }
  const key = reference.slice(KMS.length);
  return kmsSigner(await openKmsClient(key, env), key);
}

/**
 * Reads the keys whose signatures count.
 *
 * @param files PEM files with public Ed25519 keys, relative to the root
 * @returns by their id
 * @throws DeliveryError `invalid-key`
 */
export async function readTrustedKeys(
  files: readonly string[],
  root: string,
): Promise<TrustedKeys> {
  const keys = new Map<string, KeyObject>();
  for (const file of files) {
    const path = resolve(root, file);
    const key = readPublicKey(await readPem(path), relative(root, path));
    keys.set(keyIdOf(key), key);
  }
  return keys;
}

async function readPem(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    throw new DeliveryError({
      code: 'invalid-key',
      where: path,
      what: cause instanceof Error ? cause.message : String(cause),
      fix: 'Give the path of a key in PEM format.',
      cause,
    });
  }
}

/** As the same variables lead to S3, at the region that the ARN of a key names. */
async function openKmsClient(key: string, env: Variables) {
  const { KMSClient } = await import('@aws-sdk/client-kms');
  const { credentials, region } = (await openS3Client(env)).config;
  const named = /^arn:[^:]*:kms:([^:]+):/.exec(key)?.[1];
  const endpoint = env['AWS_ENDPOINT_URL_KMS'] || env['AWS_ENDPOINT_URL'];
  const used = env['AWS_IGNORE_CONFIGURED_ENDPOINT_URLS'] === 'true' ? undefined : endpoint;
  return new KMSClient({
    credentials,
    region: named ?? region,
    requestHandler: patience(),
    ...(used ? { endpoint: used } : { ignoreConfiguredEndpointUrls: true }),
  });
}
