import { InMemoryUserStore } from '../../src/storage/in-memory-user-store';
import { userStoreContract } from './user-store.contract';

describe('InMemoryUserStore', () => {
  userStoreContract(async () => new InMemoryUserStore());
});
