import { DynamoDbUserStore } from '../../src/storage/dynamo-db-user-store';
import { InMemoryUserStore } from '../../src/storage/in-memory-user-store';
import { userStoreContract } from './user-store.contract';
import { UserTables } from './user-table';

describe('InMemoryUserStore', () => {
  userStoreContract(async () => new InMemoryUserStore());
});

describe('DynamoDbUserStore', () => {
  let tables: UserTables;

  beforeAll(() => {
    tables = new UserTables(process.env);
  });

  afterAll(() => tables?.delete());

  userStoreContract(async () => new DynamoDbUserStore(await tables.create()));
});
