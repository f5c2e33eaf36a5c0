import type { Deal } from '../domain/deal';

/** Which page is asked for. */
export interface PageRequest {
  /** How many items at most. */
  limit: number;
  /** The `nextCursor` of the page before; the first page has none. */
  cursor?: string | undefined;
}

/** A part of all deals. */
export interface DealPage {
  items: Deal[];
  /** Opaque; missing on the last page. */
  nextCursor?: string;
}

/**
 * The port to where deals are kept. Every adapter passes the contract in
 * test/integration/deal-store.contract.ts.
 */
export interface DealStore {
  /** @returns false, with nothing stored, when the id is taken */
  add(item: Deal): Promise<boolean>;
  get(id: string): Promise<Deal | undefined>;
  /** @throws InvalidCursorError when the cursor is not one that a page came with */
  list(request: PageRequest): Promise<DealPage>;
}

/** A cursor that no page came with. */
export class InvalidCursorError extends Error {
  override readonly name = 'InvalidCursorError';
}
