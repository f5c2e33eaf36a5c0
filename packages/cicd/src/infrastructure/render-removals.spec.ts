import { DeliveryError, type ServiceRemoval } from '@org/delivery';
import { renderRemovals } from './render-removals';

test('renderRemovals tells what failed, why, and what was left for it', () => {
  const gone: ServiceRemoval = {
    service: 'users-ms',
    outcome: 'destroyed',
    retained: [],
    error: null,
    because: [],
  };
  const error = new DeliveryError({
    code: 'delete-failed',
    where: 'bff-api',
    what: 'it is locked',
  });
  const services: ServiceRemoval[] = [
    gone,
    { ...gone, service: 'bff-api', outcome: 'failed', error },
    { ...gone, service: 'deals-ms', outcome: 'not-started', because: ['bff-api'] },
  ];
  expect(renderRemovals({ ok: false, services })).toEqual([
    'service   outcome',
    'users-ms  destroyed',
    'bff-api   failed',
    'deals-ms  not-started  bff-api could not be removed',
    '',
    'bff-api failed: bff-api: it is locked',
  ]);
});
