import { createApp } from './app';
import { portOf, startServer } from './server';
import { InMemoryDealStore } from './storage/in-memory-deal-store';

const app = createApp({ store: new InMemoryDealStore() });

describe('startServer', () => {
  it('serves the API on loopback until it is closed', async () => {
    const server = await startServer(app, 0);
    const response = await fetch(`${server.url}/health`);

    expect(server.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(response.status).toBe(200);

    await server.close();
    await expect(fetch(`${server.url}/health`)).rejects.toThrow();
    await expect(server.close()).rejects.toThrow();
  });

  it('says when the port cannot be had', async () => {
    const server = await startServer(app, 0);
    const port = Number(new URL(server.url).port);

    await expect(startServer(app, port)).rejects.toThrow(`Port ${port} cannot be had`);

    await server.close();
  });
});

describe('portOf', () => {
  it.each([
    [{}, 3000],
    [{ PORT: '' }, 3000],
    [{ PORT: '0' }, 0],
    [{ PORT: '8080' }, 8080],
  ])('reads %j as %d', (environment, port) => {
    expect(portOf(environment)).toBe(port);
  });

  it.each(['http', '-1', '65536', '1e3'])('refuses %j', (PORT) => {
    expect(() => portOf({ PORT })).toThrow(`not "${PORT}"`);
  });
});
