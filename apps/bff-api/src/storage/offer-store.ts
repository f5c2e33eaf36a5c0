import type { Offer } from '../domain/offer';

/** Which page is asked for. */
export interface PageRequest {
  /** How many items at most. */
  limit: number;
  /** The `nextCursor` of the page before; the first page has none. */
  cursor?: string | undefined;
}

/** A part of all offers. */
export interface OfferPage {
  items: Offer[];
  /** Opaque; missing on the last page. */
  nextCursor?: string;
}

/**
 * The port to where offers are kept. Every adapter passes the contract in
 * test/integration/offer-store.contract.ts.
 */
export interface OfferStore {
  /** @returns false, with nothing stored, when the id is taken */
  add(item: Offer): Promise<boolean>;
  get(id: string): Promise<Offer | undefined>;
  /** @throws InvalidCursorError when the cursor is not one that a page came with */
  list(request: PageRequest): Promise<OfferPage>;
}

/** A cursor that no page came with. */
export class InvalidCursorError extends Error {
  override readonly name = 'InvalidCursorError';
}
