import { Hono } from 'hono';
import { SERVICE_NAME } from '../service';
import type { AppEnv } from './context';
import { methodNotAllowed } from './request';

/** Says that the service runs, and which version of it. */
export function healthRoutes(version: string): Hono<AppEnv> {
  const routes = new Hono<AppEnv>();
  routes.get('/', (c) => c.json({ status: 'ok', service: SERVICE_NAME, version }));
  routes.all('/', methodNotAllowed('GET', 'HEAD'));
  return routes;
}
