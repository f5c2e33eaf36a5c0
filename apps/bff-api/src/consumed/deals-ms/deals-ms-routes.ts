import { Hono } from 'hono';
import * as z from 'zod';
import type { AppEnv } from '../../handler/context';
import { ProblemError } from '../../handler/problem-error';
import { methodNotAllowed, pageQuerySchema, readBody, readQuery } from '../../handler/request';
import { relayed } from '../relayed';
import type { DealsMsClient } from './deals-ms-client';

/** The routes below /deals: the deals of deals-ms. */
export function dealsMsRoutes(client: DealsMsClient): Hono<AppEnv> {
  const routes = new Hono<AppEnv>();
  routes.post('/', async (c) => {
    const created = await relayed(client.create(await readBody(c, z.unknown())));
    return c.json(created, 201, { location: `deals/${created.id}` });
  });
  routes.get('/', async (c) => c.json(await relayed(client.list(readQuery(c, pageQuerySchema)))));
  routes.get('/:id', async (c) => c.json(await relayed(client.get(idOf(c.req.param('id'))))));
  routes.all('/', methodNotAllowed('GET', 'HEAD', 'POST'));
  routes.all('/:id', methodNotAllowed('GET', 'HEAD'));
  return routes;
}

function idOf(given: string): string {
  const { data: id } = z.uuid().safeParse(given);
  if (id === undefined) throw new ProblemError(404, 'There is no such deal.');
  return id;
}
