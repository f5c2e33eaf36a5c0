/**
 * Where records are kept: texts under keys. Nothing in it is ever overwritten or removed, since no operation could.
 *
 * A key is parts of lower-case letters, digits, `.`, `_` and `-`, separated by `/`; none begins with a dot, and the last
 * one alone ends with `.json` (`super-deals/staging/records/0000000001.json`). Text is well-formed Unicode.
 *
 * Every operation rejects with a DeliveryError: `invalid-options` for a key, prefix or text that cannot be, before
 * anything is done; `state-unreachable` when the store cannot be read or written; `state-corrupt` when it lost or changed
 * what it had.
 */
export interface StateStore {
  /** What it was opened with, for messages. */
  readonly address: string;
  /**
   * Stores a text under a key that is free. It is durable when the promise resolves.
   *
   * @returns `false`, with nothing stored, when the key is taken, whatever is there
   * @throws DeliveryError `state-unsure` when it is not known whether it is stored, or will be in a moment; after any
   *   other error it is not
   */
  create(key: string, text: string): Promise<boolean>;
  /** @returns `undefined` when the key is free */
  read(key: string): Promise<string | undefined>;
  /**
   * Reads many at a cost that does not grow with them as much as {@link read} would.
   *
   * @returns those that are there, by key, in the order they were asked for
   */
  readMany(keys: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /**
   * Keys that begin with a text, in the order of their characters' codes. All that were there when it was called are
   * among them; of those that are created meanwhile, any may be.
   *
   * @param prefix need not end at a `/`; empty for all
   */
  list(prefix: string, options?: ListOptions): Promise<string[]>;
}

export interface ListOptions {
  /** Only keys behind this one, which need not be there. */
  after?: string;
}
