import { countServerErrors } from '.';

const identity = {
  service: 'deals-ms',
  version: '2.1.0',
  application: 'super-deals',
  environment: 'staging',
};
const variables = { AWS_LAMBDA_FUNCTION_NAME: 'deals', AWS_LAMBDA_FUNCTION_VERSION: '7' };

function written(): Record<string, unknown>[] {
  return jest
    .mocked(process.stdout.write)
    .mock.calls.map(([line]) => JSON.parse(String(line)) as Record<string, unknown>);
}

beforeEach(() => void jest.spyOn(process.stdout, 'write').mockReturnValue(true));
afterEach(() => void jest.restoreAllMocks());

test('a server error is counted by the version of the function', async () => {
  const handler = countServerErrors(async () => ({ statusCode: 503, body: 'later' }), {
    identity,
    variables,
  });
  expect(await handler()).toEqual({ statusCode: 503, body: 'later' });
  await handler();
  expect(written()).toHaveLength(2);
  expect(written()[0]).toMatchObject({
    ServerErrors: 1,
    service: 'deals-ms',
    environment: 'staging',
    function: 'deals',
    version: '7',
    _aws: {
      CloudWatchMetrics: [
        {
          Namespace: 'super-deals',
          Dimensions: [['service', 'environment', 'function', 'version']],
          Metrics: [{ Name: 'ServerErrors', Unit: 'Count' }],
        },
      ],
    },
  });
});

test.each([
  { statusCode: 200 },
  { statusCode: 404 },
  { statusCode: '500' },
  'text',
  undefined,
  null,
])('nothing is written for %j', async (answer) => {
  const handler = countServerErrors(() => answer, { identity, variables });
  expect(await handler()).toBe(answer);
  expect(written()).toEqual([]);
});

test('outside Lambda nothing is counted, and what is thrown is left to Lambda', async () => {
  const options = { identity, variables: {} };
  await countServerErrors(() => ({ statusCode: 500 }), options)();
  const failing = countServerErrors(
    () => {
      throw new Error('of the handler');
    },
    { identity, variables },
  );
  await expect(failing()).rejects.toThrow('of the handler');
  expect(written()).toEqual([]);
});
