import { DynamoDbUserStore } from './dynamo-db-user-store';
import { InMemoryUserStore } from './in-memory-user-store';
import { openStore } from './open-store';

describe('openStore', () => {
  it('opens the table that is named', () => {
    expect(openStore({ TABLE_NAME: 'users' })).toBeInstanceOf(DynamoDbUserStore);
  });

  it('keeps everything in memory on this machine', () => {
    expect(openStore({})).toBeInstanceOf(InMemoryUserStore);
  });

  it('refuses to forget everything on Lambda', () => {
    expect(() => openStore({ AWS_LAMBDA_FUNCTION_NAME: 'users-ms' })).toThrow('TABLE_NAME');
  });
});
