import type { Offer } from '../domain/offer';
import {
  InvalidCursorError,
  type OfferPage,
  type OfferStore,
  type PageRequest,
} from './offer-store';

/** Keeps offers in memory, in the order in which they were added. */
export class InMemoryOfferStore implements OfferStore {
  readonly #items = new Map<string, Offer>();

  async add(item: Offer): Promise<boolean> {
    if (this.#items.has(item.id)) return false;
    this.#items.set(item.id, structuredClone(item));
    return true;
  }

  async get(id: string): Promise<Offer | undefined> {
    return structuredClone(this.#items.get(id));
  }

  async list({ limit, cursor }: PageRequest): Promise<OfferPage> {
    const all = [...this.#items.values()];
    const start = cursor === undefined ? 0 : this.#positionAfter(cursor);
    const items = structuredClone(all.slice(start, start + limit));
    const last = items.at(-1);
    const more = start + limit < all.length;
    return more && last ? { items, nextCursor: encode(last.id) } : { items };
  }

  #positionAfter(cursor: string): number {
    const position = [...this.#items.keys()].findIndex((id) => encode(id) === cursor);
    if (position < 0) throw new InvalidCursorError('The cursor is not one that a page came with.');
    return position + 1;
  }
}

function encode(id: string): string {
  return Buffer.from(id).toString('base64url');
}
