import { memoryParameters } from './memory-parameters';
import { published } from './published';

const reader = memoryParameters({
  '/super-deals/local/deals-ms/public/tableName': 'local-deals',
  '/super-deals/local/deals-ms/public/api/url': 'http://127.0.0.1:4566/',
  '/super-deals/local/deals-ms/private/key': 'not published',
});
const variables = { SSM_PUBLIC_PATH_DEALS_MS: '/super-deals/local/deals-ms/public/' };

test('gives everything a service publishes, by path, in order', async () => {
  const found = await published({ service: 'deals-ms', reader, variables });
  expect(Object.entries(found)).toEqual([
    ['api/url', 'http://127.0.0.1:4566/'],
    ['tableName', 'local-deals'],
  ]);
});

test('says which variable it would need', async () => {
  await expect(published({ service: 'users-ms', reader, variables })).rejects.toMatchObject({
    code: 'not-configured',
    message: expect.stringContaining('SSM_PUBLIC_PATH_USERS_MS'),
  });
});
