import type { Digest } from '../digest';
import type { StoredObject } from './artifact-store';

/** How old an object is. */
export interface Age {
  /** When it was stored, or renewed last. */
  at: Date;
  /** `false`: it was not renewed since it was stored; where that is not known, `true`. */
  isRenewed: boolean;
}

/** What a folder or a bucket does by itself. {@link safeStore} makes a store of it, for several at once. */
export interface ObjectPlace {
  /** For people. */
  readonly address: string;
  /** @returns `undefined`: it is not there */
  look(digest: Digest): Promise<Age | undefined>;
  /** When they were stored or renewed last, at a cost that does not grow with them as much. Those that are not there are left out. */
  times(digests: readonly Digest[]): Promise<ReadonlyMap<Digest, Date>>;
  /** Stores a file whole, or not at all. @returns `false`: somebody has stored it meanwhile */
  create(digest: Digest, file: string): Promise<boolean>;
  /**
   * Writes the bytes into a file.
   * @throws DeliveryError `artifact-missing`, `artifact-corrupt`
   */
  read(digest: Digest, file: string): Promise<Age>;
  /** Makes it as young as if it were stored now. @returns `false`: it is not there */
  renew(digest: Digest): Promise<boolean>;
  list(): AsyncIterable<StoredObject>;
  /** @param digests at most {@link MOST_AT_ONCE}; nothing happens to those that are not there */
  remove(digests: readonly Digest[]): Promise<void>;
  /** Texts beside the objects. Who has written one, the others see it from then on. */
  readonly notices: Notices;
}

export interface Notices {
  /** @param name of letters, digits, hyphens and dots; not there yet */
  write(name: string, text: string): Promise<void>;
  names(): Promise<string[]>;
  /** @returns `undefined`: it is not there any more */
  read(name: string): Promise<string | undefined>;
  remove(name: string): Promise<void>;
}

/** What S3 removes with one request. */
export const MOST_AT_ONCE = 1000;
