import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { contextStorage } from 'hono/context-storage';
import { requestId } from 'hono/request-id';
import { type Consumed, openConsumed } from './consumed/consumed';
import { dealsMsRoutes } from './consumed/deals-ms/deals-ms-routes';
import { usersMsRoutes } from './consumed/users-ms/users-ms-routes';
import { offerUseCases } from './domain/offer-use-cases';
import { type AppEnv, gatewayRequestId } from './handler/context';
import { healthRoutes } from './handler/health-routes';
import { type Log, logToConsole } from './handler/log';
import { notFound, onError } from './handler/problem';
import { ProblemError } from './handler/problem-error';
import { offerRoutes } from './handler/offer-routes';
import { serviceVersion } from './service';
import type { OfferStore } from './storage/offer-store';

/** Largest request body, in bytes. */
export const MAX_BODY_BYTES = 64 * 1024;

/** The HTTP API. */
export type App = Hono<AppEnv>;

/** What the API is made of. Everything but the store has a default. */
export interface AppOptions {
  store: OfferStore;
  consumed?: Consumed;
  version?: string;
  now?: () => Date;
  newId?: () => string;
  log?: Log;
}

/** Puts the API together. */
export function createApp({
  store,
  consumed = openConsumed(),
  version = serviceVersion(process.env),
  now = () => new Date(),
  newId = randomUUID,
  log = logToConsole,
}: AppOptions): App {
  const app = new Hono<AppEnv>();
  app.use(contextStorage());
  app.use(requestId({ generator: gatewayRequestId }));
  app.use(bodyLimit({ maxSize: MAX_BODY_BYTES, onError: refuseBody }));
  app.route('/health', healthRoutes(version));
  app.route('/offers', offerRoutes(offerUseCases({ store, now, newId })));
  app.route('/deals', dealsMsRoutes(consumed.dealsMs));
  app.route('/users', usersMsRoutes(consumed.usersMs));
  app.notFound(notFound);
  app.onError(onError(log));
  return app;
}

function refuseBody(): never {
  throw new ProblemError(413, `The body has more than ${MAX_BODY_BYTES} bytes.`);
}
