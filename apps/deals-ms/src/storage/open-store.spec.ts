import { DynamoDbDealStore } from './dynamo-db-deal-store';
import { InMemoryDealStore } from './in-memory-deal-store';
import { openStore } from './open-store';

describe('openStore', () => {
  it('opens the table that is named', () => {
    expect(openStore({ TABLE_NAME: 'deals' })).toBeInstanceOf(DynamoDbDealStore);
  });

  it('keeps everything in memory on this machine', () => {
    expect(openStore({})).toBeInstanceOf(InMemoryDealStore);
  });

  it('refuses to forget everything on Lambda', () => {
    expect(() => openStore({ AWS_LAMBDA_FUNCTION_NAME: 'deals-ms' })).toThrow('TABLE_NAME');
  });
});
