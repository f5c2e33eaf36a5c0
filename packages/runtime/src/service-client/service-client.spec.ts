import * as z from 'zod';
import {
  answer,
  cut,
  hang,
  startUnrulyService,
  type UnrulyService,
} from '../testing/unruly-service';
import { bindings } from '../bindings/bindings';
import { memoryParameters } from '../bindings/memory-parameters';
import { ServiceCallError } from './service-call-error';
import { serviceClient } from './service-client';
import type { ServiceClientOptions } from './types';

const PARAMETER = '/super-deals/local/deals-ms/public/apiUrl';

describe('a client of a service', () => {
  let service: UnrulyService;
  let parameters: Record<string, string>;
  beforeEach(async () => {
    service = await startUnrulyService();
    parameters = { [PARAMETER]: `${service.url}/live` };
  });
  afterEach(() => service.stop());

  const client = (options: ServiceClientOptions = {}) => {
    const waits: number[] = [];
    const discovery = bindings(
      { apiUrl: { visibility: 'public', type: 'url' } },
      {
        service: 'deals-ms',
        reader: memoryParameters(parameters),
        variables: { SSM_PUBLIC_PATH_DEALS_MS: '/super-deals/local/deals-ms/public' },
        onStale: () => undefined,
      },
    );
    // What was read a while ago, as in a function that runs for long.
    const aged = {
      get: discovery.get,
      refresh: jest.fn(() => discovery.refresh()),
    };
    const calls = serviceClient('deals-ms', {
      discovery: aged,
      random: () => 1,
      sleep: async (ms) => void waits.push(ms),
      ...options,
    });
    return { ...calls, waits, refresh: aged.refresh };
  };

  const errorOf = async (promise: Promise<unknown>): Promise<ServiceCallError> => {
    const error: unknown = await promise.then(
      () => undefined,
      (reason) => reason,
    );
    expect(error).toBeInstanceOf(ServiceCallError);
    return error as ServiceCallError;
  };

  test('calls it where it published that it is, with the id of the request', async () => {
    service.behave(answer(200, { id: '42' }));
    const { fetch } = client({ requestId: () => 'abc-1' });
    const response = await fetch('/deals/42', { query: { full: true }, headers: { 'x-own': '1' } });
    expect(await response.json()).toEqual({ id: '42' });
    expect(service.requests).toMatchObject([
      {
        method: 'GET',
        url: '/live/deals/42?full=true',
        headers: { 'x-request-id': 'abc-1', 'x-own': '1' },
      },
    ]);
  });

  test.each([[undefined], [''], [42], ['a\r\nx-evil: 1']])('sends no id %j on', async (id) => {
    service.behave(answer(200));
    await client({ requestId: () => id }).fetch('/');
    expect(service.requests[0]?.headers).not.toHaveProperty('x-request-id');
    expect(service.requests[0]?.headers).not.toHaveProperty('x-evil');
  });

  test('sends and reads JSON that fits a schema', async () => {
    service.behave(answer(201, { id: '42', price: 3 }));
    const deal = await client().json('/deals', {
      method: 'POST',
      body: { price: 3 },
      schema: z.object({ id: z.string(), price: z.number() }),
    });
    const typed: { id: string; price: number } = deal;
    expect(typed).toEqual({ id: '42', price: 3 });
    expect(service.requests).toMatchObject([
      { body: '{"price":3}', headers: { 'content-type': 'application/json' } },
    ]);
  });

  test.each([
    ['not JSON', '<html>', 'the answer is not JSON'],
    ['other JSON', { id: 42 }, 'the answer does not fit: id: '],
  ])('an answer that is %s is an error, which does not repeat it', async (_, body, what) => {
    service.behave(answer(200, body));
    const call = client().json('/deals/42', { schema: z.object({ id: z.string() }) });
    const error = await errorOf(call);
    expect(error.code).toBe('invalid-answer');
    expect(error.message).toContain(what);
    expect(error.message).not.toContain('<html>');
  });

  test('an answer without a body is one', async () => {
    service.behave((response) => void response.writeHead(204).end());
    expect((await client().fetch('/deals/42', { method: 'DELETE' })).status).toBe(204);
  });

  test('an error tells the problem details of the answer', async () => {
    const problem = {
      type: 'https://deals.example/sold-out',
      title: 'Sold out',
      status: 409,
      detail: 'Deal 42 is sold out.',
      left: 0,
      instance: 5,
    };
    service.behave(answer(409, problem, { 'content-type': 'application/problem+json' }));
    const { fetch, waits } = client({ requestId: () => 'abc-1' });
    const error = await errorOf(fetch('/deals/42', { query: { email: 'a@example.com' } }));
    expect(error).toMatchObject({
      code: 'status',
      status: 409,
      service: 'deals-ms',
      requestId: 'abc-1',
      attempts: 1,
      message: `deals-ms: GET ${service.url}/live/deals/42: 409 Conflict: Deal 42 is sold out.`,
    });
    expect(error.problem).toEqual({
      type: problem.type,
      title: problem.title,
      status: 409,
      detail: problem.detail,
      left: 0,
    });
    expect(waits).toEqual([]);
  });

  test.each([
    ['application/json', '{"title":"x"}'],
    ['application/problem+json', '[1]'],
    ['application/problem+json', 'nonsense'],
  ])('%s %s holds no problem details', async (type, body) => {
    service.behave(answer(400, body, { 'content-type': type }));
    expect((await errorOf(client().fetch('/'))).problem).toBeUndefined();
  });

  test('a redirect is not followed', async () => {
    service.behave(answer(302, '', { location: 'http://elsewhere.invalid/' }));
    expect(await errorOf(client().fetch('/'))).toMatchObject({ status: 302 });
    expect(service.requests).toHaveLength(1);
  });

  describe('repeats what is idempotent', () => {
    test.each([
      ['502', answer(502)],
      ['503', answer(503)],
      ['504', answer(504)],
      ['an answer that is cut off', cut],
    ])('after %s', async (_, behaviour) => {
      service.behave(behaviour, behaviour, answer(200, { id: '42' }));
      const { fetch, waits } = client();
      expect(await (await fetch('/deals/42')).json()).toEqual({ id: '42' });
      expect(waits).toEqual([100, 200]);
    });

    test('three times, and no more', async () => {
      service.behave(answer(503));
      const error = await errorOf(client().fetch('/', { method: 'put', body: 'x' }));
      expect(error).toMatchObject({ status: 503, attempts: 3 });
      expect(error.message).toMatch(/503 Service Unavailable, 3 attempts$/);
      expect(service.requests.map(({ body }) => body)).toEqual(['x', 'x', 'x']);
    });

    test('waits by chance, never longer than two seconds', async () => {
      service.behave(answer(503));
      const { fetch, waits } = client({ attempts: 8, random: () => 0.5 });
      await errorOf(fetch('/'));
      expect(waits).toEqual([50, 100, 200, 400, 800, 1_000, 1_000]);
    });

    test.each([[500], [501], [429], [404]])('not after %d', async (status) => {
      service.behave(answer(status));
      expect(await errorOf(client().fetch('/'))).toMatchObject({ status, attempts: 1 });
    });

    test('not what is not', async () => {
      service.behave(answer(503));
      await errorOf(client().fetch('/', { method: 'POST' }));
      await errorOf(client().fetch('/', { method: 'PATCH' }));
      service.behave(cut);
      await errorOf(client().fetch('/', { method: 'POST' }));
      expect(service.requests).toHaveLength(3);
    });
  });

  describe('has time limits', () => {
    test('for an attempt', async () => {
      service.behave(hang, answer(200));
      const { fetch } = client({ attemptTimeout: 100 });
      expect((await fetch('/')).status).toBe(200);
    });

    test('for everything', async () => {
      service.behave(hang);
      const began = Date.now();
      const { fetch } = client({ attemptTimeout: 100, timeout: 250, attempts: 100 });
      expect(await errorOf(fetch('/'))).toMatchObject({ code: 'timeout' });
      expect(Date.now() - began).toBeLessThan(1_000);
    });

    test('also while it waits', async () => {
      service.behave(answer(503));
      const began = Date.now();
      const call = serviceClient('deals-ms', {
        discovery: { get: async () => ({ apiUrl: service.url }), refresh: jest.fn() },
        random: () => 1,
        timeout: 50,
      });
      expect(await errorOf(call.fetch('/'))).toMatchObject({ status: 503, attempts: 1 });
      expect(Date.now() - began).toBeLessThan(1_000);
    });

    test('and ends when the caller wants, with the reason of the caller', async () => {
      service.behave(hang);
      const reason = new Error('the client is gone');
      const ended = AbortSignal.abort(reason);
      await expect(client().fetch('/', { signal: ended })).rejects.toBe(reason);
      expect(service.requests).toHaveLength(0);
      const controller = new AbortController();
      const call = client().fetch('/', { signal: controller.signal });
      setTimeout(() => controller.abort(reason), 50);
      await expect(call).rejects.toBe(reason);
    });
  });

  describe('when the host is gone', () => {
    let moved: UnrulyService;
    beforeEach(async () => {
      moved = await startUnrulyService();
      moved.behave(answer(200, { id: '42' }));
    });
    afterEach(() => moved.stop());

    const move = () => {
      parameters[PARAMETER] = `${moved.url}/live`;
    };

    test.each(['GET', 'POST'])('%s goes to where it is now', async (method) => {
      service.behave(answer(200));
      const calls = client();
      await calls.fetch('/');
      await service.stop();
      move();
      const init = { method, ...(method === 'POST' && { body: 'x' }) };
      expect(await (await calls.fetch('/deals/42', init)).json()).toEqual({ id: '42' });
      expect(moved.requests).toMatchObject([{ method, url: '/live/deals/42' }]);
      await calls.fetch('/deals/42');
      expect(calls.refresh).toHaveBeenCalledTimes(1);
    });

    test('also when API Gateway says that there is no such API', async () => {
      const forbidden = { 'x-amzn-errortype': 'ForbiddenException' };
      service.behave(answer(403, { message: 'Forbidden' }, forbidden));
      const calls = client();
      const call = calls.fetch('/deals/42', { method: 'POST' });
      move();
      expect((await call).status).toBe(200);
    });

    test('a service that refuses is not gone', async () => {
      service.behave(answer(403));
      const calls = client();
      expect(await errorOf(calls.fetch('/'))).toMatchObject({ status: 403 });
      expect(calls.refresh).not.toHaveBeenCalled();
    });

    test('and published nowhere else, it says so', async () => {
      service.behave(answer(200));
      const calls = client();
      await calls.fetch('/');
      await service.stop();
      const error = await errorOf(calls.fetch('/deals'));
      expect(error).toMatchObject({ code: 'unreachable', attempts: 3 });
      expect(error.message).toContain('nothing answers there: ECONNREFUSED');
      expect(calls.refresh).toHaveBeenCalledTimes(1);
      expect(await errorOf(calls.fetch('/', { method: 'POST' }))).toMatchObject({ attempts: 1 });
    });

    test('and the parameter store is as well, it is the host that is told of', async () => {
      service.behave(answer(200));
      const calls = client();
      await calls.fetch('/');
      await service.stop();
      delete parameters[PARAMETER];
      expect(await errorOf(calls.fetch('/'))).toMatchObject({ code: 'unreachable' });
    });
  });

  test('a service that is not deployed is an error of its bindings', async () => {
    delete parameters[PARAMETER];
    await expect(client().fetch('/')).rejects.toMatchObject({
      name: 'BindingsError',
      code: 'missing',
    });
  });

  test('nothing is sent for a path that leaves the service', async () => {
    await expect(client().fetch('/../admin')).rejects.toThrow(TypeError);
    expect(service.requests).toHaveLength(0);
  });
});
