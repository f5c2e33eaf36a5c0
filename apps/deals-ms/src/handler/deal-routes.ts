import { Hono } from 'hono';
import { newDealSchema } from '../domain/deal';
import type { DealUseCases } from '../domain/deal-use-cases';
import type { AppEnv } from './context';
import { methodNotAllowed, pageQuerySchema, readBody, readQuery } from './request';

/** The routes below /deals. */
export function dealRoutes(useCases: DealUseCases): Hono<AppEnv> {
  const routes = new Hono<AppEnv>();
  routes.post('/', async (c) => {
    const created = await useCases.create(await readBody(c, newDealSchema));
    // Relative, so that it holds below the stage of an API Gateway too.
    return c.json(created, 201, { location: `deals/${created.id}` });
  });
  routes.get('/', async (c) => c.json(await useCases.list(readQuery(c, pageQuerySchema))));
  routes.get('/:id', async (c) => c.json(await useCases.get(c.req.param('id'))));
  routes.all('/', methodNotAllowed('GET', 'HEAD', 'POST'));
  routes.all('/:id', methodNotAllowed('GET', 'HEAD'));
  return routes;
}
