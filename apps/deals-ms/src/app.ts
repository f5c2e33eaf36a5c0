import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { requestId } from 'hono/request-id';
import { dealUseCases } from './domain/deal-use-cases';
import { type AppEnv, gatewayRequestId } from './handler/context';
import { healthRoutes } from './handler/health-routes';
import { type Log, logToConsole } from './handler/log';
import { notFound, onError } from './handler/problem';
import { ProblemError } from './handler/problem-error';
import { dealRoutes } from './handler/deal-routes';
import { serviceVersion } from './service';
import type { DealStore } from './storage/deal-store';

/** Largest request body, in bytes. */
export const MAX_BODY_BYTES = 64 * 1024;

/** The HTTP API. */
export type App = Hono<AppEnv>;

/** What the API is made of. Everything but the store has a default. */
export interface AppOptions {
  store: DealStore;
  version?: string;
  now?: () => Date;
  newId?: () => string;
  log?: Log;
}

/** Puts the API together. */
export function createApp({
  store,
  version = serviceVersion(process.env),
  now = () => new Date(),
  newId = randomUUID,
  log = logToConsole,
}: AppOptions): App {
  const app = new Hono<AppEnv>();
  app.use(requestId({ generator: gatewayRequestId }));
  app.use(bodyLimit({ maxSize: MAX_BODY_BYTES, onError: refuseBody }));
  app.route('/health', healthRoutes(version));
  app.route('/deals', dealRoutes(dealUseCases({ store, now, newId })));
  app.notFound(notFound);
  app.onError(onError(log));
  return app;
}

function refuseBody(): never {
  throw new ProblemError(413, `The body has more than ${MAX_BODY_BYTES} bytes.`);
}
