import { handle } from 'hono/aws-lambda';
import { createApp } from './app';
import { openStore } from './storage/open-store';

/** The Lambda handler; takes events of API Gateway in payload format 1.0 and 2.0. */
export const handler = handle(createApp({ store: openStore(process.env) }));
