import type { Digest } from '../digest';

/** What a store holds under a digest. */
export interface StoredObject {
  digest: Digest;
  bytes: number;
  storedAt: Date;
}

/**
 * Keeps bytes under their digest. What is stored is never changed: the same digest is the same bytes, so storing
 * them twice is storing them once.
 */
export interface ArtifactStore {
  /** For people. */
  readonly address: string;
  /**
   * Stores a file, whole or not at all.
   * @param digest of the file, which the caller has reckoned
   * @throws DeliveryError `store-failed`
   */
  put(digest: Digest, file: string): Promise<'stored' | 'present'>;
  has(digest: Digest): Promise<boolean>;
  /**
   * Writes the bytes into a file, and only those that the digest names.
   * @throws DeliveryError `artifact-missing`, `artifact-corrupt`, `store-failed`; there is no file then
   */
  get(digest: Digest, file: string): Promise<void>;
  /** Everything that is stored, in no order. */
  list(): AsyncIterable<StoredObject>;
  /** Removes what retention does not keep; nothing happens when it is not there. */
  remove(digest: Digest): Promise<void>;
}
