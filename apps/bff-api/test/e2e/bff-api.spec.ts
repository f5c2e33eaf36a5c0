import { randomUUID } from 'node:crypto';
import { createApp } from '../../src/app';
import { type LocalServer, startServer } from '../../src/server';
import { InMemoryOfferStore } from '../../src/storage/in-memory-offer-store';

/** The services that are called are only there where this one is deployed. */
const whereDeployed = process.env.BASE_URL ? it : it.skip;

/** Runs against BASE_URL, or against a server of its own when that is not given. */
describe('bff-api', () => {
  let server: LocalServer | undefined;
  let baseUrl: string;

  beforeAll(async () => {
    if (!process.env.BASE_URL) {
      server = await startServer(createApp({ store: new InMemoryOfferStore() }), 0);
    }
    baseUrl = (server?.url ?? process.env.BASE_URL ?? '').replace(/\/+$/, '');
  });

  afterAll(async () => {
    await server?.close();
  });

  it('is healthy', async () => {
    const response = await fetch(`${baseUrl}/health`);

    expect(response.status).toBe(200);
    await expect(response.json()).resolves.toMatchObject({ status: 'ok', service: 'bff-api' });
  });

  it('creates an offer and serves it from its location', async () => {
    const created = await post({ name: 'From the e2e test', description: 'Can be deleted' });
    expect(created.status).toBe(201);
    const body: unknown = await created.json();

    const location = new URL(created.headers.get('location') ?? '', `${baseUrl}/offers`);
    const read = await fetch(location);

    expect(read.status).toBe(200);
    await expect(read.json()).resolves.toEqual(body);
  });

  it('creates only one when a request is repeated', async () => {
    const request = { id: randomUUID(), name: 'From the e2e test' };
    expect((await post(request)).status).toBe(201);

    await expectProblem(await post(request), 409);
  });

  it('lists offers in pages', async () => {
    await post({ name: 'One' });
    await post({ name: 'Two' });

    const first = await page('limit=1');
    const second = await page(`limit=1&cursor=${encodeURIComponent(first.nextCursor ?? '')}`);

    expect(first.items).toHaveLength(1);
    expect(second.items).toHaveLength(1);
    expect(second.items[0]?.id).not.toBe(first.items[0]?.id);
  });

  it('says what is wrong with a body', async () => {
    const problem = await expectProblem(await post({ name: '' }), 422);

    expect(problem).toMatchObject({ errors: [{ pointer: '/name' }] });
  });

  it('knows no other offer', async () => {
    await expectProblem(await fetch(`${baseUrl}/offers/${randomUUID()}`), 404);
  });

  whereDeployed('creates a deal at deals-ms, and reads it back', async () => {
    const created = await post({ name: 'From the e2e test' }, 'deals');
    expect(created.status).toBe(201);
    const body = (await created.json()) as { id: string };

    const read = await fetch(`${baseUrl}/deals/${body.id}`);

    expect(read.status).toBe(200);
    await expect(read.json()).resolves.toEqual(body);
  });

  whereDeployed('creates a user at users-ms, and reads it back', async () => {
    const created = await post({ name: 'From the e2e test' }, 'users');
    expect(created.status).toBe(201);
    const body = (await created.json()) as { id: string };

    const read = await fetch(`${baseUrl}/users/${body.id}`);

    expect(read.status).toBe(200);
    await expect(read.json()).resolves.toEqual(body);
  });

  function post(body: unknown, path = 'offers'): Promise<Response> {
    return fetch(`${baseUrl}/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  }

  async function page(query: string): Promise<{ items: { id: string }[]; nextCursor?: string }> {
    const response = await fetch(`${baseUrl}/offers?${query}`);
    expect(response.status).toBe(200);
    return (await response.json()) as { items: { id: string }[]; nextCursor?: string };
  }

  async function expectProblem(response: Response, status: number): Promise<unknown> {
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toContain('application/problem+json');
    return response.json();
  }
});
