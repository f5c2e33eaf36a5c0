import { isOwnEndpoint } from './own-endpoint';

const HERE = 'http://127.0.0.1:4566';

test.each([
  [{ AWS_ENDPOINT_URL: HERE }, true],
  [{ AWS_ENDPOINT_URL: 'https://localstack.example.com', AWS_REGION: 'eu-west-1' }, true],
  [{ AWS_ENDPOINT_URL: HERE, AWS_ENDPOINT_URL_LAMBDA: 'http://127.0.0.1:4567' }, true],
  [{}, false],
  [{ AWS_ENDPOINT_URL: '' }, false],
  [{ AWS_ENDPOINT_URL_LAMBDA: HERE }, false],
  [{ AWS_ENDPOINT_URL: 'https://lambda.eu-west-1.amazonaws.com' }, false],
  [{ AWS_ENDPOINT_URL: 'https://lambda.cn-north-1.amazonaws.com.cn' }, false],
  [{ AWS_ENDPOINT_URL: 'https://lambda.eu-west-1.api.aws' }, false],
  [{ AWS_ENDPOINT_URL: 'https://notamazonaws.com' }, true],
  [{ AWS_ENDPOINT_URL: HERE, AWS_ENDPOINT_URL_LAMBDA: 'https://lambda.amazonaws.com' }, false],
  [{ AWS_ENDPOINT_URL: HERE, AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'true' }, false],
])('%j is an endpoint of one’s own: %s', (env, expected) => {
  expect(isOwnEndpoint(env as Record<string, string>)).toBe(expected);
});
