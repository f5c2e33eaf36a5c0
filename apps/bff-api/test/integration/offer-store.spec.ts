import { InMemoryOfferStore } from '../../src/storage/in-memory-offer-store';
import { offerStoreContract } from './offer-store.contract';

describe('InMemoryOfferStore', () => {
  offerStoreContract(async () => new InMemoryOfferStore());
});
