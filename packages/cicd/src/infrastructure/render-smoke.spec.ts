import { renderSmoke } from './render-smoke';
import type { ServiceHealth } from './smoke-services';

const healthy: ServiceHealth = {
  service: 'deals-ms',
  url: 'http://127.0.0.1/health',
  healthy: true,
  checks: 1,
  milliseconds: 40,
  status: 200,
  body: '{"status":"ok"}',
  problem: null,
};

test('a table of all services, and below it what was wrong with one that was asked', () => {
  expect(
    renderSmoke([
      healthy,
      {
        ...healthy,
        service: 'bff-api',
        healthy: false,
        milliseconds: 30_000,
        body: '{"message":"no"}\n',
        problem: 'it answered 503',
      },
      {
        ...healthy,
        service: 'users-ms',
        healthy: false,
        url: null,
        milliseconds: 0,
        body: '',
        problem: 'it is not deployed',
      },
    ]),
  ).toEqual([
    'service   health       took    url',
    'deals-ms  healthy      0.0 s   http://127.0.0.1/health',
    'bff-api   not healthy  30.0 s  http://127.0.0.1/health',
    'users-ms  not healthy          it is not deployed',
    '',
    'bff-api: it answered 503: {"message":"no"}',
  ]);
});
