import { Hono } from 'hono';
import { newOfferSchema } from '../domain/offer';
import type { OfferUseCases } from '../domain/offer-use-cases';
import type { AppEnv } from './context';
import { methodNotAllowed, pageQuerySchema, readBody, readQuery } from './request';

/** The routes below /offers. */
export function offerRoutes(useCases: OfferUseCases): Hono<AppEnv> {
  const routes = new Hono<AppEnv>();
  routes.post('/', async (c) => {
    const created = await useCases.create(await readBody(c, newOfferSchema));
    // Relative, so that it holds below the stage of an API Gateway too.
    return c.json(created, 201, { location: `offers/${created.id}` });
  });
  routes.get('/', async (c) => c.json(await useCases.list(readQuery(c, pageQuerySchema))));
  routes.get('/:id', async (c) => c.json(await useCases.get(c.req.param('id'))));
  routes.all('/', methodNotAllowed('GET', 'HEAD', 'POST'));
  routes.all('/:id', methodNotAllowed('GET', 'HEAD'));
  return routes;
}
