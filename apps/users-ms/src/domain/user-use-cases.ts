import type { UserPage, UserStore, PageRequest } from '../storage/user-store';
import type { NewUser, User } from './user';
import { AlreadyExistsError, NotFoundError } from './errors';

/** What can be done with users. */
export interface UserUseCases {
  /** @throws AlreadyExistsError when the id that the client chose is taken */
  create(input: NewUser): Promise<User>;
  /** @throws NotFoundError */
  get(id: string): Promise<User>;
  /** @throws InvalidCursorError when the cursor is not one that a page came with */
  list(request: PageRequest): Promise<UserPage>;
}

/** What the use cases need from outside. */
export interface UserDependencies {
  store: UserStore;
  now: () => Date;
  newId: () => string;
}

export function userUseCases({ store, now, newId }: UserDependencies): UserUseCases {
  return {
    async create(input) {
      const { id = newId(), ...fields } = input;
      const at = now().toISOString();
      const created = { id, ...fields, createdAt: at, updatedAt: at };
      if (await store.add(created)) return created;
      throw new AlreadyExistsError('There is a user with this id already.');
    },
    async get(id) {
      const found = await store.get(id);
      if (found) return found;
      throw new NotFoundError('There is no user with this id.');
    },
    list: (request) => store.list(request),
  };
}
