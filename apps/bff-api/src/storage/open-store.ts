import { DynamoDbOfferStore } from './dynamo-db-offer-store';
import { InMemoryOfferStore } from './in-memory-offer-store';
import type { OfferStore } from './offer-store';

/**
 * Opens the table that TABLE_NAME names. Without it, on this machine, what is created is kept in
 * memory; on Lambda that would be lost with every instance.
 *
 * @throws Error on Lambda when no table is named
 */
export function openStore({ TABLE_NAME, AWS_LAMBDA_FUNCTION_NAME }: NodeJS.ProcessEnv): OfferStore {
  if (TABLE_NAME) return new DynamoDbOfferStore(TABLE_NAME);
  if (!AWS_LAMBDA_FUNCTION_NAME) return new InMemoryOfferStore();
  throw new Error('TABLE_NAME is not set: the function does not know where its offers are.');
}
