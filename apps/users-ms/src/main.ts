import { handle } from 'hono/aws-lambda';
import { createApp } from './app';
import { InMemoryUserStore } from './storage/in-memory-user-store';

/**
 * The Lambda handler; takes events of API Gateway in payload format 1.0 and 2.0.
 *
 * What is created is kept in the memory of one Lambda instance and is gone with it, until
 * another store is put behind the port (see storage/user-store.ts).
 */
export const handler = handle(createApp({ store: new InMemoryUserStore() }));
