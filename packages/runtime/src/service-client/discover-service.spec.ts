import { memoryParameters } from '../bindings/memory-parameters';
import { answer, startUnrulyService, type UnrulyService } from '../testing/unruly-service';
import { startUnrulySsm } from '../testing/unruly-ssm';
import { discoverService } from './discover-service';
import { serviceClient } from './service-client';

const LOCAL = { ENV_NAME: 'local', AWS_ENDPOINT_URL: 'http://172.17.0.1:4566' };

const discovered = async (apiUrl: string, variables: Record<string, string>): Promise<string> => {
  const discovery = discoverService('deals-ms', {
    reader: memoryParameters({ '/shop/deals-ms/public/apiUrl': apiUrl }),
    variables: { SSM_PUBLIC_PATH_DEALS_MS: '/shop/deals-ms/public', ...variables },
  });
  const found = await discovery.get();
  expect(await discovery.refresh()).toEqual(found);
  return found.apiUrl;
};

test.each([
  ['http://localhost:4566/restapis/x/local/_user_request_/', '/restapis/x/local/_user_request_/'],
  ['http://127.0.0.1:4567/x?a=1', '/x?a=1'],
  ['http://[::1]:4567/x', '/x'],
  ['http://api.localhost:4566/x', '/x'],
  ['https://localhost.localstack.cloud:4566/x', '/x'],
])('in the local environment %s is asked at the local cloud', async (apiUrl, path) => {
  expect(await discovered(apiUrl, LOCAL)).toBe(`http://172.17.0.1:4566${path}`);
});

test.each([
  ['of another host', 'https://api.example/x', LOCAL],
  ['with the API in its host', 'http://abc.execute-api.localhost.localstack.cloud:4566/x', LOCAL],
  ['of a host that is called like one', 'http://localhost.example/x', LOCAL],
  ['in another environment', 'http://localhost:4566/x', { ...LOCAL, ENV_NAME: 'staging' }],
  ['without a local cloud', 'http://localhost:4566/x', { ...LOCAL, AWS_ENDPOINT_URL: '' }],
])('one %s stays as it is', async (_what, apiUrl, variables) => {
  expect(await discovered(apiUrl, variables)).toBe(apiUrl);
});

test('the variable of a service goes before what it published, in every environment', async () => {
  const given = { ...LOCAL, DEALS_MS_API_URL: 'http://localhost:3001/base' };
  expect(await discovered('https://api.example', given)).toBe('http://localhost:3001/base');
});

test.each(['localhost:3001', '/deals', 'ftp://localhost', 'http://'])(
  'a variable that is %j is refused, with what to do',
  async (DEALS_MS_API_URL) => {
    const discovery = discoverService('deals-ms', { variables: { DEALS_MS_API_URL } });
    for (const find of [discovery.get, discovery.refresh]) {
      await expect(find()).rejects.toMatchObject({
        name: 'BindingsError',
        code: 'invalid',
        message: expect.stringMatching(
          /apiUrl \(DEALS_MS_API_URL\): it is not an absolute http or https URL: ".*"\nGive one like/,
        ),
      });
    }
  },
);

describe('a client, with the variables of its process', () => {
  const before = { ...process.env };
  let service: UnrulyService;

  beforeEach(async () => {
    service = await startUnrulyService();
    service.behave(answer(200, { id: '42' }));
  });

  afterEach(async () => {
    process.env = { ...before };
    await service.stop();
  });

  const urls = (): string[] => service.requests.map(({ url }) => url);

  test('calls a service outside any cloud where its variable says', async () => {
    process.env['DEALS_MS_API_URL'] = `${service.url}/base`;
    const response = await serviceClient('deals-ms').fetch('/deals/42');
    expect(await response.json()).toEqual({ id: '42' });
    expect(urls()).toEqual(['/base/deals/42']);
  });

  test('calls the local cloud where the process reaches it, whatever host was published', async () => {
    const ssm = await startUnrulySsm();
    try {
      ssm.behave((_request, response) => {
        const Name = '/shop/local/deals-ms/public/apiUrl';
        const Parameters = [
          { Name, Type: 'String', Value: 'http://localhost:1/restapis/x/local/' },
        ];
        response.end(JSON.stringify({ Parameters }));
      });
      Object.assign(process.env, {
        ENV_NAME: 'local',
        AWS_ENDPOINT_URL: service.url,
        AWS_ENDPOINT_URL_SSM: ssm.endpoint,
        AWS_REGION: 'us-east-1',
        AWS_ACCESS_KEY_ID: 'test',
        AWS_SECRET_ACCESS_KEY: 'test',
        SSM_PUBLIC_PATH_DEALS_MS: '/shop/local/deals-ms/public',
      });
      await serviceClient('deals-ms').fetch('/deals/42');
      expect(urls()).toEqual(['/restapis/x/local/deals/42']);
    } finally {
      await ssm.stop();
    }
  });
});
