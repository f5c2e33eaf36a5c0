import { resolve } from 'node:path';
import type { ArtifactStore } from '../artifacts/store/artifact-store';
import { folderStore } from '../artifacts/store/folder-store';
import { s3Store } from '../artifacts/store/s3-store';
import { DeliveryError } from '../delivery-error';
import type { Variables } from '../infrastructure/types';
import { openS3Client } from '../state/stores/s3-client';
import { patientStore } from './patient-store';

const S3 = /^s3:\/\/([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:\/([A-Za-z0-9._/-]*))?$/;

/** What {@link openArtifactStore} takes beside the address. */
export interface ArtifactStoreOptions {
  /** Absolute path that relative ones start from. */
  root: string;
  /** Credentials, region and endpoint of AWS come from here alone. */
  env: Variables;
}

/**
 * Opens the artifact store at an address: a folder, or `s3://bucket/prefix`. Nothing is read or written yet.
 *
 * @throws DeliveryError `invalid-options` when it is no such address
 */
export async function openArtifactStore(
  address: string,
  { root, env }: ArtifactStoreOptions,
): Promise<ArtifactStore> {
  const [, bucket, prefix = ''] = S3.exec(address) ?? [];
  if (bucket !== undefined) {
    return patientStore(s3Store({ bucket, prefix, client: await openS3Client(env) }));
  }
  if (address.trim() === '' || /^[a-z][a-z0-9+.-]+:/i.test(address)) {
    throw new DeliveryError({
      code: 'invalid-options',
      // An address may hold a secret, so it is not repeated.
      what: 'this is no address of an artifact store',
      fix: 'Give a folder, or s3://bucket/prefix.',
    });
  }
  return folderStore(resolve(root, address));
}
