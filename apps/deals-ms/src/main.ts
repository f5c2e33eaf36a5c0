import { createLogger, withLogger } from '@org/runtime/logger';
import { countServerErrors } from '@org/runtime/metrics';
import { handle } from 'hono/aws-lambda';
import { createApp } from './app';
import { openStore } from './storage/open-store';

const logger = createLogger();

const app = createApp({
  store: openStore(process.env),
  log: ({ level, message, ...fields }) => logger[level](message, fields),
});

/** The Lambda handler; takes events of API Gateway in payload format 1.0 and 2.0. */
export const handler = withLogger(logger, countServerErrors(handle(app)));
