import * as z from 'zod';
import { dealSchema as dealsMsSchema } from '../consumed/deals-ms/deals-ms-client';
import { userSchema as usersMsSchema } from '../consumed/users-ms/users-ms-client';
import { offerSchema, newOfferSchema } from '../domain/offer';
import { SERVICE_NAME } from '../service';
import { answerOf, components, type Paths, resourcePaths } from './openapi';

const healthSchema = z.object({
  status: z.string(),
  service: z.string(),
  version: z.string(),
});

/**
 * The OpenAPI document of the API, made of the schemas that check requests. It is kept as openapi.json, so that a release that breaks
 * who calls this service without a major version is refused.
 */
export function apiDocument(): { openapi: string; info: object; paths: Paths; components: object } {
  return {
    openapi: '3.1.1',
    info: { title: SERVICE_NAME, version: '0.0.0' },
    paths: {
      '/health': { get: { responses: { 200: answerOf('It runs.', healthSchema) } } },
      ...resourcePaths('/offers', { sent: newOfferSchema, item: offerSchema }),
      ...resourcePaths('/deals', { sent: z.unknown(), item: dealsMsSchema }),
      ...resourcePaths('/users', { sent: z.unknown(), item: usersMsSchema }),
    },
    components: components(),
  };
}
