import type { DealPage, DealStore, PageRequest } from '../storage/deal-store';
import type { NewDeal, Deal } from './deal';
import { AlreadyExistsError, NotFoundError } from './errors';

/** What can be done with deals. */
export interface DealUseCases {
  /** @throws AlreadyExistsError when the id that the client chose is taken */
  create(input: NewDeal): Promise<Deal>;
  /** @throws NotFoundError */
  get(id: string): Promise<Deal>;
  /** @throws InvalidCursorError when the cursor is not one that a page came with */
  list(request: PageRequest): Promise<DealPage>;
}

/** What the use cases need from outside. */
export interface DealDependencies {
  store: DealStore;
  now: () => Date;
  newId: () => string;
}

export function dealUseCases({ store, now, newId }: DealDependencies): DealUseCases {
  return {
    async create(input) {
      const { id = newId(), ...fields } = input;
      const at = now().toISOString();
      const created = { id, ...fields, createdAt: at, updatedAt: at };
      if (await store.add(created)) return created;
      throw new AlreadyExistsError('There is a deal with this id already.');
    },
    async get(id) {
      const found = await store.get(id);
      if (found) return found;
      throw new NotFoundError('There is no deal with this id.');
    },
    list: (request) => store.list(request),
  };
}
