import { DynamoDbUserStore } from './dynamo-db-user-store';
import { InMemoryUserStore } from './in-memory-user-store';
import type { UserStore } from './user-store';

/**
 * Opens the table that TABLE_NAME names. Without it, on this machine, what is created is kept in
 * memory; on Lambda that would be lost with every instance.
 *
 * @throws Error on Lambda when no table is named
 */
export function openStore({ TABLE_NAME, AWS_LAMBDA_FUNCTION_NAME }: NodeJS.ProcessEnv): UserStore {
  if (TABLE_NAME) return new DynamoDbUserStore(TABLE_NAME);
  if (!AWS_LAMBDA_FUNCTION_NAME) return new InMemoryUserStore();
  throw new Error('TABLE_NAME is not set: the function does not know where its users are.');
}
