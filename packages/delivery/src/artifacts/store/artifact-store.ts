import type { Digest } from '../digest';

/** What a store holds under a digest. */
export interface StoredObject {
  digest: Digest;
  bytes: number;
  /** When it was stored, or stored again, or read after a time. */
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
   * Stores a file, whole or not at all. What is there already is kept for as long as if it were stored now: whoever finds it may rely
   * on it.
   *
   * @param digest of the file, which the caller has reckoned
   * @throws DeliveryError `store-failed`
   */
  put(digest: Digest, file: string): Promise<'stored' | 'present'>;
  has(digest: Digest): Promise<boolean>;
  /**
   * Writes the bytes into a file, and only those that the digest names. They are kept from now on as if they were stored now, where the
   * reader may write as well.
   *
   * @throws DeliveryError `artifact-missing`, `artifact-corrupt`, `store-failed`; there is no file then
   */
  get(digest: Digest, file: string): Promise<void>;
  /** Everything that is stored, in no order. */
  list(): AsyncIterable<StoredObject>;
  /**
   * Removes what nobody has stored or read since it was listed. It may be ended anywhere: what is removed then is removed, and the rest is
   * whole.
   *
   * @param objects as {@link list} has them, older than half a day
   * @param confirm asked for every part of them, when whoever wants to rely on one of them waits for the end of this: which may go
   * @returns what was removed
   * @throws DeliveryError `store-failed`, also when somebody else removes something now; what `confirm` throws
   */
  removeUnused(
    objects: readonly StoredObject[],
    confirm: (objects: readonly StoredObject[]) => Promise<readonly StoredObject[]>,
  ): Promise<StoredObject[]>;
}
