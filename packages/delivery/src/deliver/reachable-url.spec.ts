import { reachableUrl } from './reachable-url';

const AT_AWS = 'https://7823d2aa.execute-api.eu-central-1.amazonaws.com/staging';
const own = { AWS_ENDPOINT_URL: 'http://127.0.0.1:4566/' };

test.each([
  [
    'of an API at an endpoint of one’s own',
    AT_AWS,
    own,
    'http://127.0.0.1:4566/restapis/7823d2aa/staging/_user_request_',
  ],
  [
    'with a path',
    `${AT_AWS}/a/b`,
    own,
    'http://127.0.0.1:4566/restapis/7823d2aa/staging/_user_request_/a/b',
  ],
  [
    'with a slash at the end',
    `${AT_AWS}/`,
    own,
    'http://127.0.0.1:4566/restapis/7823d2aa/staging/_user_request_',
  ],
  ['at AWS', AT_AWS, {}, AT_AWS],
  ['at an endpoint of AWS', AT_AWS, { AWS_ENDPOINT_URL: 'https://vpce-1.amazonaws.com' }, AT_AWS],
  ['of another host', 'https://example.com/staging', own, 'https://example.com/staging'],
  ['that is none', 'nowhere', own, 'nowhere'],
])('the URL %s', (_, url, env, reached) => {
  expect(reachableUrl(url, env)).toBe(reached);
});
