import { DynamoDbOfferStore } from './dynamo-db-offer-store';
import { InMemoryOfferStore } from './in-memory-offer-store';
import { openStore } from './open-store';

describe('openStore', () => {
  it('opens the table that is named', () => {
    expect(openStore({ TABLE_NAME: 'offers' })).toBeInstanceOf(DynamoDbOfferStore);
  });

  it('keeps everything in memory on this machine', () => {
    expect(openStore({})).toBeInstanceOf(InMemoryOfferStore);
  });

  it('refuses to forget everything on Lambda', () => {
    expect(() => openStore({ AWS_LAMBDA_FUNCTION_NAME: 'bff-api' })).toThrow('TABLE_NAME');
  });
});
