import { Hono } from 'hono';
import { contextStorage } from 'hono/context-storage';
import { requestId as assignId } from 'hono/request-id';
import type { AppEnv } from '../handler/context';
import { openConsumed, requestId } from './consumed';

describe('the services that bff-api calls', () => {
  it('have a client each', () => {
    expect(Object.keys(openConsumed())).toEqual(['dealsMs', 'usersMs']);
  });

  it('get the id of the request that is being served', async () => {
    const app = new Hono<AppEnv>();
    app.use(contextStorage(), assignId());
    app.get('/', (c) => c.text(String(requestId())));

    const response = await app.request('/', { headers: { 'x-request-id': 'abc-1' } });

    expect(await response.text()).toBe('abc-1');
    expect(requestId()).toBeUndefined();
  });
});
