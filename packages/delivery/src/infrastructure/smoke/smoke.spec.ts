import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { freePort } from '../testing/mini-stack';
import { smoke } from './smoke';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close().closeAllConnections();
});

type Answer = { status: number; body?: string } | 'never';

/** Gives its answers one after the other, then the last one for ever. */
async function serve(...answers: Answer[]): Promise<{ baseUrl: string; asked: string[] }> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    const answer = answers.length > 1 ? answers.shift() : answers[0];
    if (answer === undefined || answer === 'never') return;
    response.writeHead(answer.status, { location: '/elsewhere' }).end(answer.body);
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/local`, asked };
}

test('asks until it is healthy', async () => {
  const { baseUrl, asked } = await serve(
    { status: 503 },
    { status: 502 },
    { status: 200, body: 'ok' },
  );
  const result = await smoke('deals', { baseUrl: `${baseUrl}/`, interval: 10 });
  expect(result).toMatchObject({
    service: 'deals',
    url: `${baseUrl}/health`,
    healthy: true,
    checks: 3,
    status: 200,
    body: 'ok',
    problem: null,
  });
  expect(asked).toEqual(['/local/health', '/local/health', '/local/health']);
});

test('gives up at the deadline, and tells the last answer', async () => {
  const { baseUrl } = await serve({ status: 500, body: 'broken' });
  const result = await smoke('deals', { baseUrl, interval: 20, deadline: 100 });
  expect(result).toMatchObject({
    healthy: false,
    status: 500,
    body: 'broken',
    problem: 'it answered 500',
  });
  expect(result.milliseconds).toBeLessThan(2000);
  expect(result.checks).toBeGreaterThan(1);
});

test('one that never answers is given up as well', async () => {
  const { baseUrl } = await serve('never');
  const result = await smoke('deals', { baseUrl, timeout: 40, deadline: 60, interval: 50 });
  expect(result).toMatchObject({
    healthy: false,
    status: null,
    problem: expect.stringMatching(/no answer within/),
  });
});

test('a last check that had no time to be answered does not hide what the one before saw', async () => {
  const { baseUrl } = await serve({ status: 500, body: 'broken' }, 'never');
  const result = await smoke('deals', { baseUrl, deadline: 2000, interval: 1900 });
  expect(result).toMatchObject({ checks: 2, status: 500, problem: 'it answered 500' });
});

test('nobody there is said by its name', async () => {
  const baseUrl = `http://127.0.0.1:${await freePort()}`;
  const result = await smoke('deals', { baseUrl, deadline: 30, interval: 20 });
  expect(result.problem).toBe('ECONNREFUSED');
});

test('a redirection is no health, unless it is wanted', async () => {
  const { baseUrl } = await serve({ status: 302 });
  const options = { baseUrl, path: 'live', deadline: 30, interval: 20 };
  expect((await smoke('deals', options)).healthy).toBe(false);
  expect((await smoke('deals', { ...options, status: 302 })).healthy).toBe(true);
});

test('ends when the signal fires', async () => {
  const { baseUrl } = await serve({ status: 500 });
  const signal = AbortSignal.timeout(30);
  await expect(smoke('deals', { baseUrl, signal })).rejects.toMatchObject({ name: 'TimeoutError' });
});

test.each(['', 'localhost:3000', 'ftp://x', 'file:///etc'])(
  'refuses %j as base',
  async (baseUrl) => {
    await expect(smoke('deals', { baseUrl })).rejects.toMatchObject({ code: 'invalid-options' });
  },
);
