import type { StackEvent } from '../cloud/cloud';
import { explainFailure } from '../deploy/explain-failure';
import type { StackAddress } from '../types';
import { beginsOperation } from './operation';
import { countResources } from './resource-progress';
import { findRootCause } from './root-cause';

const STACK = 'arn:aws:cloudformation:eu-west-1:1:stack/deals/1';
const counted = { count: 0 };
function event(logicalId: string, status: string, more: Partial<StackEvent> = {}): StackEvent {
  counted.count += 1;
  const { count } = counted;
  const time = `2026-01-01T00:00:${String(count % 60).padStart(2, '0')}Z`;
  const type = 'AWS::Lambda::Function';
  return {
    id: String(count),
    stackId: STACK,
    logicalId,
    physicalId: logicalId,
    type,
    status,
    reason: null,
    time,
    ...more,
  };
}
const stack = (status: string, reason: string | null = null): StackEvent =>
  event('deals', status, { physicalId: STACK, type: 'AWS::CloudFormation::Stack', reason });

describe('the root cause', () => {
  test('is the first that failed by itself', () => {
    const events = [
      stack('CREATE_IN_PROGRESS'),
      event('Api', 'CREATE_IN_PROGRESS'),
      event('Handler', 'CREATE_IN_PROGRESS'),
      event('Api', 'CREATE_FAILED', { reason: 'Resource creation cancelled' }),
      event('Handler', 'CREATE_FAILED', { reason: 'No such bucket' }),
      event('Later', 'CREATE_FAILED', { reason: 'Another one' }),
      stack('ROLLBACK_IN_PROGRESS', 'The following resource(s) failed to create: [Api, Handler].'),
      event('Table', 'DELETE_FAILED', { reason: 'is in use' }),
    ];
    expect(findRootCause(events)).toMatchObject({ logicalId: 'Handler', reason: 'No such bucket' });
  });

  test('is a cancelled one when there is no other, and none when nothing failed', () => {
    const cancelled = event('Api', 'UPDATE_FAILED', { reason: 'Resource update cancelled' });
    expect(findRootCause([cancelled])).toMatchObject({ logicalId: 'Api' });
    expect(findRootCause([event('Api', 'CREATE_COMPLETE')])).toBeNull();
    expect(findRootCause([])).toBeNull();
  });

  test('is the stack itself when it says why and no resource does', () => {
    expect(findRootCause([stack('DELETE_FAILED', 'protected')])).toMatchObject({
      reason: 'protected',
    });
  });

  test('is looked for in nested stacks', async () => {
    const nestedId = 'arn:aws:cloudformation:eu-west-1:1:stack/deals-nested/2';
    const outer = [
      stack('CREATE_IN_PROGRESS'),
      event('Nested', 'CREATE_FAILED', {
        type: 'AWS::CloudFormation::Stack',
        physicalId: nestedId,
        reason: 'Embedded stack was not successfully created',
      }),
    ];
    const inner = [event('Queue', 'CREATE_FAILED', { stackId: nestedId, reason: 'name is taken' })];
    const address: StackAddress = { name: 'deals', account: null, region: null, roleArn: null };
    const asked: string[] = [];
    const cloud = {
      operationEvents: async ({ name }: StackAddress) => (asked.push(name), inner),
    } as unknown as Parameters<typeof explainFailure>[0];
    const error = await explainFailure(cloud, address, outer, { what: 'unknown' });
    expect(asked).toEqual([nestedId]);
    expect(error.message).toBe(
      'stack deals, Nested, Queue: AWS::Lambda::Function Queue failed (CREATE_FAILED): name is taken',
    );
  });
});

test('an operation begins with the stack, not with a resource, and not with taking back', () => {
  expect(beginsOperation(stack('UPDATE_IN_PROGRESS'))).toBe(true);
  expect(beginsOperation(event('Api', 'UPDATE_IN_PROGRESS'))).toBe(false);
  expect(beginsOperation(stack('UPDATE_ROLLBACK_IN_PROGRESS'))).toBe(false);
  expect(beginsOperation(stack('UPDATE_COMPLETE_CLEANUP_IN_PROGRESS'))).toBe(false);
  expect(
    beginsOperation(
      event('Nested', 'CREATE_IN_PROGRESS', {
        type: 'AWS::CloudFormation::Stack',
        physicalId: 'arn:other',
      }),
    ),
  ).toBe(false);
});

describe('progress', () => {
  test('counts resources, each event once', () => {
    const counter = countResources(2);
    const begun = event('Api', 'CREATE_IN_PROGRESS');
    expect(counter.take(stack('CREATE_IN_PROGRESS'))).toBeNull();
    expect(counter.take(begun)).toEqual({ done: 0, total: 2 });
    expect(counter.take(begun)).toBeNull();
    expect(counter.take(event('Api', 'CREATE_COMPLETE'))).toEqual({ done: 1, total: 2 });
    expect(counter.take(event('A', 'CREATE_COMPLETE'))).toEqual({ done: 2, total: 2 });
    expect(counter.take(event('B', 'CREATE_IN_PROGRESS'))).toEqual({ done: 2, total: 3 });
  });

  test('does not go back when events of one moment come in the wrong order', () => {
    const counter = countResources(1);
    const time = '2026-01-01T00:00:00Z';
    counter.take(event('Api', 'CREATE_COMPLETE', { time }));
    expect(counter.take(event('Api', 'CREATE_IN_PROGRESS', { time }))).toEqual({
      done: 1,
      total: 1,
    });
  });

  test('goes back when a resource is taken up again', () => {
    const counter = countResources(1);
    counter.take(event('Api', 'UPDATE_COMPLETE', { time: '2026-01-01T00:00:00Z' }));
    const again = event('Api', 'DELETE_IN_PROGRESS', { time: '2026-01-01T00:00:01Z' });
    expect(counter.take(again)).toEqual({ done: 0, total: 1 });
  });
});
