import fc from 'fast-check';
import { apiUrlVariable, privateNameVariable, publicPathVariable } from './variable-names';

test.each([
  ['deals-ms', 'SSM_PUBLIC_PATH_DEALS_MS'],
  ['bff2-api', 'SSM_PUBLIC_PATH_BFF2_API'],
])('the public path of %s is in %s', (service, variable) => {
  expect(publicPathVariable(service)).toBe(variable);
});

test('where deals-ms answers is in DEALS_MS_API_URL', () => {
  expect(apiUrlVariable('deals-ms')).toBe('DEALS_MS_API_URL');
});

test.each([
  ['slackWebhookUrl', 'SLACK_WEBHOOK_URL_PATH'],
  ['apiURL', 'API_URL_PATH'],
  ['slackURLPath', 'SLACK_URLPATH_PATH'],
  ['oauth2Key', 'OAUTH2_KEY_PATH'],
])('the name of the private parameter %s is in %s', (binding, variable) => {
  expect(privateNameVariable(binding)).toBe(variable);
});

test('whatever the names of services: a variable that a process can have, and one each', () => {
  const service = fc.stringMatching(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/);
  fc.assert(
    fc.property(service, service, (one, other) => {
      expect(publicPathVariable(one)).toMatch(/^SSM_PUBLIC_PATH_[A-Z0-9_]+$/);
      expect(publicPathVariable(one) === publicPathVariable(other)).toBe(one === other);
    }),
  );
});
