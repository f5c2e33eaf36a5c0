import { Secret } from '../bindings/secret';
import { createLogger } from './create-logger';
import { withLogger } from './with-logger';

const identity = {
  service: 'deals-ms',
  version: '2.1.0',
  application: 'super-deals',
  environment: 'staging',
};

const context = {
  functionName: 'deals-ms-api',
  functionVersion: '7',
  invokedFunctionArn: 'arn:aws:lambda:us-east-1:000000000000:function:deals-ms-api:live',
  memoryLimitInMB: '256',
  awsRequestId: 'lambda-1',
};

type Handler = (event: unknown, given: typeof context) => unknown;

/** What is written to standard output, which is where Lambda takes lines from. */
function written(): object[] {
  return jest
    .mocked(process.stdout.write)
    .mock.calls.map(([line]) => JSON.parse(String(line)) as object);
}

beforeEach(() => void jest.spyOn(process.stdout, 'write').mockReturnValue(true));
afterEach(() => void jest.restoreAllMocks());

test('every line says what runs, and where', () => {
  createLogger({ identity }).info('a deal was made', { dealId: '42' });
  expect(written()).toEqual([
    expect.objectContaining({
      level: 'INFO',
      message: 'a deal was made',
      dealId: '42',
      ...identity,
    }),
  ]);
});

test('a secret stays one in a log', () => {
  createLogger({ identity }).info('posting', { to: new Secret('https://hooks.example') });
  expect(written()).toEqual([expect.objectContaining({ to: '[secret]' })]);
});

describe('during an invocation', () => {
  const correlationOf = async (event: unknown) => {
    const logger = createLogger({ identity });
    const handler: Handler = () => logger.getCorrelationId();
    return withLogger(logger, handler)(event, context);
  };

  test.each([
    [
      'of the caller',
      { headers: { 'X-Request-ID': 'abc-1' }, requestContext: { requestId: 'gw' } },
      'abc-1',
    ],
    ['of API Gateway', { headers: null, requestContext: { requestId: 'gw-1' } }, 'gw-1'],
    ['of Lambda', { Records: [] }, 'lambda-1'],
    ['of Lambda, for no event', undefined, 'lambda-1'],
    ['not of a caller who injects', { headers: { 'x-request-id': 'a"}\n{"level":"' } }, 'lambda-1'],
    ['not of a caller who floods', { headers: { 'x-request-id': 'a'.repeat(256) } }, 'lambda-1'],
  ])('lines carry the id %s', async (_, event, id) => {
    expect(await correlationOf(event)).toBe(id);
  });

  test('a handler keeps its type, as that of Hono, which is generic and whose context is optional', async () => {
    const generic = async <E extends object>(event: E, given?: { awsRequestId: string }) =>
      [event, given] as const;
    const handler = withLogger(createLogger({ identity }), generic);
    const [event] = await handler({ path: '/' });
    const typed: { path: string } = event;
    expect(typed).toEqual({ path: '/' });
    expect(await handler({}, context)).toEqual([{}, context]);
  });

  test('keys end with it, also when it fails', async () => {
    const logger = createLogger({ identity });
    const failing: Handler = () => {
      logger.appendKeys({ dealId: '42' });
      logger.info('inside');
      throw new Error('of the handler');
    };
    await expect(withLogger(logger, failing)({}, context)).rejects.toThrow('of the handler');
    logger.info('outside');
    const [inside, outside] = written();
    expect(inside).toMatchObject({
      dealId: '42',
      correlation_id: 'lambda-1',
      function_request_id: 'lambda-1',
    });
    expect(outside).not.toHaveProperty('dealId');
    expect(outside).not.toHaveProperty('correlation_id');
    expect(outside).toMatchObject(identity);
  });
});
