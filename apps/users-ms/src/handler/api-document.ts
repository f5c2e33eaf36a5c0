import * as z from 'zod';
import { userSchema, newUserSchema } from '../domain/user';
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
      ...resourcePaths('/users', { sent: newUserSchema, item: userSchema }),
    },
    components: components(),
  };
}
