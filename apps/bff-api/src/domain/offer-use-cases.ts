import type { OfferPage, OfferStore, PageRequest } from '../storage/offer-store';
import type { NewOffer, Offer } from './offer';
import { AlreadyExistsError, NotFoundError } from './errors';

/** What can be done with offers. */
export interface OfferUseCases {
  /** @throws AlreadyExistsError when the id that the client chose is taken */
  create(input: NewOffer): Promise<Offer>;
  /** @throws NotFoundError */
  get(id: string): Promise<Offer>;
  /** @throws InvalidCursorError when the cursor is not one that a page came with */
  list(request: PageRequest): Promise<OfferPage>;
}

/** What the use cases need from outside. */
export interface OfferDependencies {
  store: OfferStore;
  now: () => Date;
  newId: () => string;
}

export function offerUseCases({ store, now, newId }: OfferDependencies): OfferUseCases {
  return {
    async create(input) {
      const { id = newId(), ...fields } = input;
      const at = now().toISOString();
      const created = { id, ...fields, createdAt: at, updatedAt: at };
      if (await store.add(created)) return created;
      throw new AlreadyExistsError('There is an offer with this id already.');
    },
    async get(id) {
      const found = await store.get(id);
      if (found) return found;
      throw new NotFoundError('There is no offer with this id.');
    },
    list: (request) => store.list(request),
  };
}
