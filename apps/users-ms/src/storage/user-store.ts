import type { User } from '../domain/user';

/** Which page is asked for. */
export interface PageRequest {
  /** How many items at most. */
  limit: number;
  /** The `nextCursor` of the page before; the first page has none. */
  cursor?: string | undefined;
}

/** A part of all users. */
export interface UserPage {
  items: User[];
  /** Opaque; missing on the last page. */
  nextCursor?: string;
}

/**
 * The port to where users are kept. Every adapter passes the contract in
 * test/integration/user-store.contract.ts.
 */
export interface UserStore {
  /** @returns false, with nothing stored, when the id is taken */
  add(item: User): Promise<boolean>;
  get(id: string): Promise<User | undefined>;
  /** @throws InvalidCursorError when the cursor is not one that a page came with */
  list(request: PageRequest): Promise<UserPage>;
}

/** A cursor that no page came with. */
export class InvalidCursorError extends Error {
  override readonly name = 'InvalidCursorError';
}
