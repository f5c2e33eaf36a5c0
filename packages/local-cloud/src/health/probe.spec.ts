import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { probe } from './probe';

type Answers = Record<string, [status: number, body: unknown]>;

describe('what answers', () => {
  let server: Server | undefined;
  afterEach(
    () => new Promise<void>((resolve) => (server ? server.close(() => resolve()) : resolve())),
  );

  async function serving(answers: Answers, hangs = false): Promise<string> {
    server = createServer((request, response) => {
      if (hangs) return;
      const [status, body] = answers[`${request.method} ${request.url}`] ?? [404, ''];
      if (status === 302) response.setHeader('location', String(body));
      response.writeHead(status).end(typeof body === 'string' ? body : JSON.stringify(body));
    });
    await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  const SERVICES = { services: { s3: 'available' }, version: '4.14.0' };

  test.each<[string, Answers, unknown]>([
    [
      'LocalStack',
      {
        'GET /_localstack/health': [200, SERVICES],
        'GET /_localstack/init/ready': [200, { completed: true }],
      },
      { product: 'localstack', version: '4.14.0' },
    ],
    [
      'LocalStack without hooks',
      { 'GET /_localstack/health': [200, SERVICES] },
      { product: 'localstack', version: '4.14.0' },
    ],
    [
      'LocalStack whose hooks still run',
      {
        'GET /_localstack/health': [200, SERVICES],
        'GET /_localstack/init/ready': [200, { completed: false }],
      },
      null,
    ],
    [
      'MiniStack, which answers as LocalStack too',
      {
        'GET /_ministack/health': [200, { ...SERVICES, version: '1.5.33' }],
        'GET /_ministack/ready': [200, {}],
        'GET /_localstack/health': [200, SERVICES],
      },
      { product: 'ministack', version: '1.5.33' },
    ],
    [
      'MiniStack whose scripts still run',
      { 'GET /_ministack/health': [200, SERVICES], 'GET /_ministack/ready': [503, {}] },
      null,
    ],
    [
      'another one',
      { 'POST /': [200, '<Account>123456789012</Account>'] },
      { product: 'other', version: null },
    ],
    [
      'LocalStack that is healthy from the second question on',
      { 'GET /_localstack/health': [503, ''], 'POST /': [200, '<Account>000000000000</Account>'] },
      null,
    ],
    ['something that refuses the credentials', { 'POST /': [403, 'InvalidClientTokenId'] }, null],
    [
      'some web server',
      { 'GET /_localstack/health': [200, '<html>'], 'POST /': [200, '<html>'] },
      null,
    ],
    [
      'one that leads elsewhere',
      { 'GET /_localstack/health': [302, 'https://example.com/'] },
      null,
    ],
  ])('%s', async (_what, answers, health) => {
    expect(await probe(await serving(answers))).toEqual(health);
  });

  test('nothing there', async () => {
    const endpoint = await serving({});
    await new Promise((resolve) => server?.close(resolve));
    expect(await probe(endpoint)).toBeNull();
  });

  test('one that hangs is asked no longer than the signal lets', async () => {
    const endpoint = await serving({}, true);
    await expect(probe(endpoint, AbortSignal.timeout(50))).rejects.toMatchObject({
      name: 'TimeoutError',
    });
    server?.closeAllConnections();
  });
});
