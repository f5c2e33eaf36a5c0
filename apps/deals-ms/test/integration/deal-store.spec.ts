import { InMemoryDealStore } from '../../src/storage/in-memory-deal-store';
import { dealStoreContract } from './deal-store.contract';

describe('InMemoryDealStore', () => {
  dealStoreContract(async () => new InMemoryDealStore());
});
