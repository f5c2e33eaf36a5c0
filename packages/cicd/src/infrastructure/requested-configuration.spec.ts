import { requestedConfiguration } from './requested-configuration';

test.each([
  ['deploy deals-ms -c staging', 'staging'],
  ['deploy deals-ms -c=staging', 'staging'],
  ['deploy deals-ms -cstaging', 'staging'],
  ['-c staging deploy deals-ms', 'staging'],
  ['deploy deals-ms --configuration=staging', 'staging'],
  ['run deals-ms:deploy --configuration staging --json=x', 'staging'],
  ['run deals-ms:deploy:staging', 'staging'],
  ['deals-ms:destroy:staging', 'staging'],
  ['run deals-ms:dev:staging', 'staging'],
  ['run deals-ms:deploy:staging -c production', 'production'],
  ['run-many -t deploy smoke --prod', 'production'],
  ['run-many -t deploy --prod=false', ''],
  ['deploy deals-ms', ''],
  ['run deals-ms:deploy', ''],
  ['run deals-ms:test:ci', ''],
  ['deploy deals-ms --concurrency=2', ''],
  ['deploy deals-ms -- -c staging', ''],
  ['deploy deals-ms -c', ''],
])('nx %s asks for "%s"', (line, requested) => {
  expect(requestedConfiguration(['node', 'nx', ...line.split(' ')])).toBe(requested);
});
