import { DynamoDbDealStore } from './dynamo-db-deal-store';
import { InMemoryDealStore } from './in-memory-deal-store';
import type { DealStore } from './deal-store';

/**
 * Opens the table that TABLE_NAME names. Without it, on this machine, what is created is kept in
 * memory; on Lambda that would be lost with every instance.
 *
 * @throws Error on Lambda when no table is named
 */
export function openStore({ TABLE_NAME, AWS_LAMBDA_FUNCTION_NAME }: NodeJS.ProcessEnv): DealStore {
  if (TABLE_NAME) return new DynamoDbDealStore(TABLE_NAME);
  if (!AWS_LAMBDA_FUNCTION_NAME) return new InMemoryDealStore();
  throw new Error('TABLE_NAME is not set: the function does not know where its deals are.');
}
