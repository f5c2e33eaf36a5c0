import { DynamoDbOfferStore } from '../../src/storage/dynamo-db-offer-store';
import { InMemoryOfferStore } from '../../src/storage/in-memory-offer-store';
import { offerStoreContract } from './offer-store.contract';
import { OfferTables } from './offer-table';

describe('InMemoryOfferStore', () => {
  offerStoreContract(async () => new InMemoryOfferStore());
});

describe('DynamoDbOfferStore', () => {
  let tables: OfferTables;

  beforeAll(() => {
    tables = new OfferTables(process.env);
  });

  afterAll(() => tables?.delete());

  offerStoreContract(async () => new DynamoDbOfferStore(await tables.create()));
});
