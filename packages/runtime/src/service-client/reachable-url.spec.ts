import { reachableUrl } from './reachable-url';

const AT_AWS = 'https://7823d2aa.execute-api.eu-central-1.amazonaws.com/staging/';
const rehearsal = { ENV_NAME: 'staging', AWS_ENDPOINT_URL: 'http://172.17.0.1:4566' };

test.each([
  [
    'of staging on a local cloud',
    AT_AWS,
    rehearsal,
    'http://172.17.0.1:4566/restapis/7823d2aa/staging/_user_request_',
  ],
  ['of staging', AT_AWS, { ENV_NAME: 'staging' }, AT_AWS],
  [
    'at an endpoint of AWS',
    AT_AWS,
    { ...rehearsal, AWS_ENDPOINT_URL: 'https://vpce-1.amazonaws.com' },
    AT_AWS,
  ],
  ['of another host', 'https://example.com/', rehearsal, 'https://example.com/'],
  ['where the endpoint is none', AT_AWS, { ...rehearsal, AWS_ENDPOINT_URL: 'nowhere' }, AT_AWS],
  [
    'of the local environment, seen from a container',
    'http://localhost:4566/restapis/a',
    { ...rehearsal, ENV_NAME: 'local' },
    'http://172.17.0.1:4566/restapis/a',
  ],
])('the URL of an API %s', (_, url, variables, reached) => {
  expect(reachableUrl(url, variables)).toBe(reached);
});
