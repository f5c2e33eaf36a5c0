import { serviceClient } from '@org/runtime/service-client';
import { tryGetContext } from 'hono/context-storage';
import type { AppEnv } from '../handler/context';
import { type DealsMsClient, dealsMsClient } from './deals-ms/deals-ms-client';
import { type UsersMsClient, usersMsClient } from './users-ms/users-ms-client';

/** The services that bff-api calls. */
export interface Consumed {
  dealsMs: DealsMsClient;
  usersMs: UsersMsClient;
}

/**
 * Clients of these services. The first call finds out where they answer: DEALS_MS_API_URL, USERS_MS_API_URL
 * where it is set, else the Parameter Store. They send the id of the request on that is being served.
 */
export function openConsumed(): Consumed {
  return {
    dealsMs: dealsMsClient(serviceClient('deals-ms', { requestId })),
    usersMs: usersMsClient(serviceClient('users-ms', { requestId })),
  };
}

/** The id of the request that is being served. */
export function requestId(): string | undefined {
  return tryGetContext<AppEnv>()?.get('requestId');
}
