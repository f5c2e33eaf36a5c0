import { DeliveryError, type DeployResult } from '@org/delivery';
import { renderDeploy } from './render-deploy';

const done: DeployResult['services'][number] = {
  service: 'deals-ms',
  outcome: 'deployed',
  stacks: [],
  error: null,
  because: [],
  milliseconds: 4960,
};

test('says of each service what became of it, and below why one failed', () => {
  const error = new DeliveryError({
    code: 'stack-failed',
    where: 'users-ms-api (AWS::ApiGateway::RestApi)',
    what: 'the name is taken',
    fix: 'Take another one.',
  });
  const services: DeployResult['services'] = [
    done,
    { ...done, service: 'users-ms', outcome: 'failed', error, milliseconds: 1200 },
    {
      ...done,
      service: 'bff-api',
      outcome: 'not-started',
      because: ['deals-ms', 'users-ms'],
      milliseconds: 0,
    },
  ];
  expect(renderDeploy({ ok: false, services, milliseconds: 5040 })).toEqual([
    'service   outcome      took',
    'deals-ms  deployed     5.0 s',
    'users-ms  failed       1.2 s',
    'bff-api   not-started         needs deals-ms, users-ms',
    '',
    'users-ms failed: users-ms-api (AWS::ApiGateway::RestApi): the name is taken\nTake another one.',
    '',
    '3 services in 5.0 s',
  ]);
});

test('one service is one', () => {
  const services = [{ ...done, outcome: 'unchanged' as const, milliseconds: 40 }];
  expect(renderDeploy({ ok: true, services, milliseconds: 51 })).toEqual([
    'service   outcome    took',
    'deals-ms  unchanged  0.0 s',
    '',
    '1 service in 0.1 s',
  ]);
});
