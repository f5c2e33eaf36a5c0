import { type RequestListener, type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type ServiceClient, serviceClient } from '@org/runtime/service-client';
import { Hono } from 'hono';
import type { AppEnv } from '../../handler/context';
import type { LogEntry } from '../../handler/log';
import { onError } from '../../handler/problem';
import { type Deal, dealsMsClient } from './deals-ms-client';
import { dealsMsRoutes } from './deals-ms-routes';

const item: Deal = {
  id: '01890a5d-ac96-774b-bcce-b302099a8057',
  name: 'A name',
  createdAt: '2026-01-02T03:04:05.000Z',
  updatedAt: '2026-01-02T03:04:05.000Z',
};

/** What a stand-in for deals-ms was asked. */
interface Asked {
  method: string | undefined;
  url: string | undefined;
  body: string;
}

describe('/deals, which deals-ms serves', () => {
  let provider: Server;
  let answer: RequestListener;
  let asked: Asked[];
  let log: LogEntry[];
  let routes: Hono<AppEnv>;

  beforeAll(async () => {
    provider = createServer((request, response) => {
      const entry: Asked = { method: request.method, url: request.url, body: '' };
      asked.push(entry);
      request.on('data', (chunk) => (entry.body += String(chunk)));
      request.on('end', () => answer(request, response));
    });
    await new Promise<void>((resolve) => provider.listen(0, '127.0.0.1', resolve));
  });

  afterAll(() => {
    provider.closeAllConnections();
    provider.close();
  });

  beforeEach(() => {
    asked = [];
    log = [];
    routes = routesOf(clientOf(`http://127.0.0.1:${(provider.address() as AddressInfo).port}`));
  });

  it('creates one there', async () => {
    answers(201, item);

    const response = await post({ name: 'A name' });

    expect(response.status).toBe(201);
    expect(response.headers.get('location')).toBe(`deals/${item.id}`);
    expect(await response.json()).toEqual(item);
    expect(asked).toEqual([{ method: 'POST', url: '/deals', body: '{"name":"A name"}' }]);
  });

  it('gets one from there, without what is not known here', async () => {
    answers(200, { ...item, secret: 'x' });

    const response = await routes.request(`/deals/${item.id}`);

    expect(await response.json()).toEqual(item);
    expect(asked).toMatchObject([{ method: 'GET', url: `/deals/${item.id}` }]);
  });

  it('lists a page of them', async () => {
    answers(200, { items: [item], nextCursor: 'a/b' });

    const response = await routes.request('/deals?limit=1&cursor=%2F');

    expect(await response.json()).toEqual({ items: [item], nextCursor: 'a/b' });
    expect(asked).toMatchObject([{ url: '/deals?limit=1&cursor=%2F' }]);
  });

  it.each([400, 404, 409, 413, 422])('hands on that deals-ms answers %d', async (status) => {
    const errors = [{ pointer: '/name', message: 'Is too long' }];
    answers(status, { detail: 'Said there', errors }, 'application/problem+json');

    const response = await post({ name: 'x'.repeat(121) });

    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ status, detail: 'Said there', errors });
    expect(log).toEqual([]);
  });

  it('says that deals-ms refuses where it does not say why', async () => {
    answers(404, {});

    const response = await routes.request(`/deals/${item.id}`);

    expect(await response.json()).toMatchObject({
      status: 404,
      detail: 'deals-ms refuses the request.',
    });
  });

  it.each([401, 403, 429, 500])('hides that deals-ms answers %d, and logs it', async (status) => {
    answers(status, { detail: 'a secret' }, 'application/problem+json');

    const response = await post({ name: 'A name' });

    expect(response.status).toBe(502);
    expect(await response.text()).not.toContain('secret');
    expect(log).toMatchObject([{ message: expect.stringContaining(`${status}`) }]);
  });

  it('does not hand on what is no deal', async () => {
    answers(200, { id: 1 });

    expect((await routes.request(`/deals/${item.id}`)).status).toBe(502);
  });

  it('says that no answer came in time', async () => {
    answer = () => undefined;

    expect((await routes.request('/deals')).status).toBe(504);
  });

  it('says that deals-ms cannot be found', async () => {
    routes = routesOf(serviceClient('deals-ms'));

    const response = await routes.request('/deals');

    expect(response.status).toBe(503);
    expect(await response.json()).toMatchObject({ detail: 'deals-ms cannot be found.' });
    expect(log).toMatchObject([{ message: expect.stringContaining('deals-ms') }]);
  });

  it('says that something else went wrong', async () => {
    const discovery = () => Promise.reject(new Error('a secret'));
    routes = routesOf(
      serviceClient('deals-ms', { discovery: { get: discovery, refresh: discovery } }),
    );

    expect((await routes.request('/deals')).status).toBe(500);
  });

  it.each(['x', '%2e%2e', '..%2fhealth'])('asks nobody for %s, which is no id', async (id) => {
    expect((await routes.request(`/deals/${id}`)).status).toBe(404);
    expect(asked).toEqual([]);
  });

  function clientOf(apiUrl: string): ServiceClient {
    const where = () => Promise.resolve({ apiUrl });
    return serviceClient('deals-ms', {
      discovery: { get: where, refresh: where },
      attempts: 1,
      attemptTimeout: 500,
    });
  }

  function routesOf(client: ServiceClient): Hono<AppEnv> {
    const app = new Hono<AppEnv>();
    app.route('/deals', dealsMsRoutes(dealsMsClient(client)));
    app.onError(onError((entry) => log.push(entry)));
    return app;
  }

  function answers(status: number, body: object, type = 'application/json'): void {
    answer = (_request, response) => {
      response.writeHead(status, { 'content-type': type }).end(JSON.stringify(body));
    };
  }

  function post(body: object): Promise<Response> {
    return Promise.resolve(
      routes.request('/deals', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    );
  }
});
