import { DeliveryError, type DestroyPlan, type ServiceRemoval } from '@org/delivery';
import { renderDestroyPlan, renderRemovals } from './render-destroy';

const resource = (type: string, physicalId: string) => ({
  logicalId: physicalId,
  physicalId,
  type,
  status: 'CREATE_COMPLETE',
});

const stack = {
  stack: 'deals-ms',
  status: 'CREATE_COMPLETE',
  removed: [resource('AWS::Lambda::Function', 'deals-ms-api')],
  retained: [resource('AWS::DynamoDB::Table', 'deals-ms-deals-table')],
  terminationProtection: false,
};

describe('renderDestroyPlan', () => {
  it('lists stacks in the order they go, and names what stays', () => {
    const plan: DestroyPlan = {
      services: [
        { service: 'bff-api', stacks: [{ ...stack, stack: 'bff-api', retained: [] }] },
        { service: 'deals-ms', stacks: [stack, { ...stack, stack: 'deals-ms-data', removed: [] }] },
      ],
    };
    expect(renderDestroyPlan(plan)).toEqual([
      'service   stack          removed  stay',
      'bff-api   bff-api        1        0',
      'deals-ms  deals-ms       1        1',
      'deals-ms  deals-ms-data  0        1',
      'stays: AWS::DynamoDB::Table deals-ms-deals-table',
      'stays: AWS::DynamoDB::Table deals-ms-deals-table',
    ]);
  });

  it('says so when nothing is there', () => {
    expect(renderDestroyPlan({ services: [] })).toEqual(['Nothing is deployed.']);
  });
});

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
