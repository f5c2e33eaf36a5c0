import { DynamoDbDealStore } from '../../src/storage/dynamo-db-deal-store';
import { InMemoryDealStore } from '../../src/storage/in-memory-deal-store';
import { dealStoreContract } from './deal-store.contract';
import { DealTables } from './deal-table';

describe('InMemoryDealStore', () => {
  dealStoreContract(async () => new InMemoryDealStore());
});

describe('DynamoDbDealStore', () => {
  let tables: DealTables;

  beforeAll(() => {
    tables = new DealTables(process.env);
  });

  afterAll(() => tables?.delete());

  dealStoreContract(async () => new DynamoDbDealStore(await tables.create()));
});
