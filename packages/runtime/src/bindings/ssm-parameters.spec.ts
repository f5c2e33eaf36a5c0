import { clientConfig } from '../testing/parameter-stores';
import {
  cut,
  hang,
  hangUp,
  obey,
  pages,
  refuse,
  stall,
  startUnrulySsm,
  throttle,
  type UnrulySsm,
} from '../testing/unruly-ssm';
import type { ParameterReader } from './parameter-reader';
import { ssmParameters } from './ssm-parameters';

describe('against a server that misbehaves', () => {
  let server: UnrulySsm;
  let reader: ParameterReader;
  beforeEach(async () => {
    server = await startUnrulySsm();
    reader = ssmParameters(clientConfig(server.endpoint));
  });
  afterEach(async () => {
    jest.restoreAllMocks();
    await server.stop();
  });

  const read = (ms = 20_000, names = ['/a']) =>
    reader.read(names, { decrypt: false, signal: AbortSignal.timeout(ms) });

  test('asks for ten at a time, each once', async () => {
    server.behave(obey);
    const names = Array.from({ length: 25 }, (_, i) => `/p${i}`);
    const found = await read(5_000, [...names, '/p3']);
    expect(server.requests.map(({ input }) => input.Names?.length)).toEqual([10, 10, 5]);
    expect([...found.keys()]).toEqual(names);
  });

  test('follows pages, also empty and short ones', async () => {
    server.behave(pages(10, 0, 3, 0, 10, 1));
    const found = await reader.list('/base');
    expect(found.size).toBe(24);
    expect(server.requests.map(({ input }) => input.NextToken)).toEqual([
      undefined,
      '1',
      '2',
      '3',
      '4',
      '5',
    ]);
    expect(server.requests[0]?.input).toMatchObject({ Path: '/base', MaxResults: 10 });
  });

  test('throttled in the middle of many, it goes on where it was', async () => {
    server.behave(obey, throttle, throttle, obey);
    const names = Array.from({ length: 15 }, (_, i) => `/p${i}`);
    expect((await read(20_000, names)).size).toBe(15);
    expect(server.requests.map(({ input }) => input.Names?.length)).toEqual([10, 5, 5, 5]);
  });

  test('throttled for ever, it gives up after five tries and says so', async () => {
    jest.spyOn(Math, 'random').mockReturnValue(0.02);
    server.behave(throttle);
    await expect(read()).rejects.toMatchObject({ name: 'ParameterReadError', code: 'throttled' });
    expect(server.requests).toHaveLength(5);
    const waits = server.requests.slice(1).map(({ at }, i) => at - (server.requests[i]?.at ?? 0));
    // 1 s doubled with every try, times the chance of 0.02.
    [20, 40, 80, 160].forEach((least, i) => expect(waits[i]).toBeGreaterThanOrEqual(least - 2));
  });

  test.each([
    ['an answer that is cut off', cut],
    ['a connection that is closed', hangUp],
    ['a failure of the server', refuse(500, 'InternalServerError', 'oops')],
  ])('%s is asked for again', async (_, behaviour) => {
    server.behave(behaviour, obey);
    expect([...(await read()).keys()]).toEqual(['/a']);
    expect(server.requests).toHaveLength(2);
  });

  test('no answer within two seconds is asked for again', async () => {
    server.behave(hang, obey);
    const began = Date.now();
    expect([...(await read()).keys()]).toEqual(['/a']);
    expect(server.requests).toHaveLength(2);
    expect(Date.now() - began).toBeGreaterThanOrEqual(1_900);
  });

  test.each([
    ['without an answer', hang],
    ['in the middle of an answer', stall],
  ])('%s it ends when its time is up', async (_, behaviour) => {
    server.behave(behaviour);
    const began = Date.now();
    await expect(read(300)).rejects.toMatchObject({ code: 'timeout' });
    expect(Date.now() - began).toBeLessThan(1_500);
  });

  test('what is denied is not asked for again', async () => {
    server.behave(
      refuse(400, 'AccessDeniedException', 'not authorized to perform ssm:GetParameters'),
    );
    await expect(read()).rejects.toMatchObject({
      code: 'denied',
      message: 'AccessDeniedException: not authorized to perform ssm:GetParameters',
    });
    expect(server.requests).toHaveLength(1);
  });

  test('without a server it says which one', async () => {
    await server.stop();
    await expect(read()).rejects.toMatchObject({
      code: 'unavailable',
      message: expect.stringContaining('ECONNREFUSED'),
    });
    server = await startUnrulySsm();
  });
});
