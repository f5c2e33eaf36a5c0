import { digestOf } from '../artifacts/digest';
import type { EnvironmentState, ServiceState } from '../change/environment-state';
import type { RunningRelease } from '../change/running-release';
import { type Drift, driftOf } from './drift';
import type { ServiceStack } from './service-stacks';

const AGAIN = 'nx run super-deals:promote -c staging --again';

const release = (version: string | null): RunningRelease => ({
  version,
  sourceCommit: 'c0ffee'.repeat(7).slice(0, 40),
  artifact: digestOf(String(version)),
  provenance: digestOf('provenance'),
  consumes: {},
});

/** On record: what runs, and what has been deployed since and did not end, or not well. */
function recorded(
  version: string | null | undefined,
  unsettled?: { version: string; what: string | null },
): ServiceState {
  const since = '2026-11-21T12:00:00Z';
  return {
    running: version === undefined ? null : { release: release(version), since, by: 'ada' },
    unsettled:
      unsettled === undefined
        ? null
        : { deployment: 7, release: release(unsettled.version), since, what: unsettled.what },
    before: [],
  };
}

const stack = (version: string | null, more: Partial<ServiceStack> = {}): ServiceStack => ({
  id: 'arn:deals-ms-staging',
  name: 'deals-ms-staging',
  service: 'deals-ms',
  environment: 'staging',
  release: version,
  status: 'UPDATE_COMPLETE',
  reason: null,
  nested: false,
  ...more,
});

function compare(services: EnvironmentState['services'], stacks: ServiceStack[]): Drift[] {
  const state: EnvironmentState = { services, open: null, verified: [] };
  return driftOf({ application: 'super-deals', environment: 'staging', state, stacks });
}

const going = { version: '3.0.0', what: null };
const failed = { version: '3.0.0', what: 'it does not answer' };

describe('no drift', () => {
  test.each<[string, ServiceState, ServiceStack[]]>([
    ['as on record', recorded('2.1.0'), [stack('2.1.0')]],
    [
      'created and never updated',
      recorded('2.1.0'),
      [stack('2.1.0', { status: 'CREATE_COMPLETE' })],
    ],
    [
      'an update of the same that was taken back',
      recorded('2.1.0'),
      [stack('2.1.0', { status: 'UPDATE_ROLLBACK_COMPLETE' })],
    ],
    ['a candidate by its commit', recorded(null), [stack('c0ffeec0ffee')]],
    ['a stack that does not say its release', recorded('2.1.0'), [stack(null)]],
    ['a second stack that has no release', recorded('2.1.0'), [stack('2.1.0'), stack(null)]],
    [
      'a nested stack with a release of its own',
      recorded('2.1.0'),
      [stack('2.1.0'), stack('unreleased', { nested: true, status: 'DELETE_FAILED' })],
    ],
    ['before it is deployed now', recorded('2.1.0', going), [stack('2.1.0')]],
    [
      'while it is deployed now',
      recorded('2.1.0', going),
      [stack('3.0.0', { status: 'UPDATE_IN_PROGRESS' })],
    ],
    ['after what was interrupted', recorded('2.1.0', going), [stack('3.0.0')]],
    ['before its first deployment has come so far', recorded(undefined, going), []],
    ['after its first deployment failed, and left nothing', recorded(undefined, failed), []],
    ['what failed and stayed', recorded('2.1.0', failed), [stack('3.0.0')]],
    ['what failed and was taken back', recorded('2.1.0', failed), [stack('2.1.0')]],
  ])('%s', (_what, state, stacks) => {
    expect(compare({ 'deals-ms': state }, stacks)).toEqual([]);
  });

  test('in an environment without anything', () => {
    expect(compare({}, [])).toEqual([]);
  });
});

describe('drift', () => {
  test.each<[string, ServiceState | null, ServiceStack[], Partial<Drift>[]]>([
    [
      'a stack that somebody removed',
      recorded('2.1.0'),
      [],
      [
        {
          kind: 'gone',
          stack: null,
          what: 'deals-ms 2.1.0 is on record, and has no stack',
          fix: `Promote again what shall run there: ${AGAIN}`,
        },
      ],
    ],
    [
      'one of which only the nested stack is left',
      recorded('2.1.0'),
      [stack(null, { nested: true })],
      [{ kind: 'gone' }],
    ],
    ['a stack that is gone while it is deployed', recorded('2.1.0', going), [], [{ kind: 'gone' }]],
    [
      'another release',
      recorded('2.1.0'),
      [stack('2.0.0')],
      [
        {
          kind: 'other-release',
          stack: 'deals-ms-staging',
          what: 'the stack deals-ms-staging has the release 2.0.0, on record is 2.1.0',
          fix: `Find out who deployed it, and promote again what shall run there: ${AGAIN}`,
        },
      ],
    ],
    [
      'what was deployed from a working tree',
      recorded('2.1.0'),
      [stack('unreleased')],
      [{ kind: 'other-release', what: expect.stringContaining('unreleased') }],
    ],
    [
      'neither what ran nor what was interrupted',
      recorded('2.1.0', going),
      [stack('2.0.0')],
      [{ kind: 'other-release', what: expect.stringContaining('on record is 2.1.0 or 3.0.0') }],
    ],
    [
      'a second stack with another release',
      recorded('2.1.0'),
      [stack('2.1.0'), stack('2.0.0', { name: 'deals-ms-data-staging' })],
      [{ kind: 'other-release', stack: 'deals-ms-data-staging' }],
    ],
    [
      'a change of which no record tells',
      recorded('2.1.0'),
      [stack('2.1.0', { status: 'UPDATE_IN_PROGRESS' })],
      [
        {
          kind: 'unfinished',
          what: 'the stack deals-ms-staging is being changed now (UPDATE_IN_PROGRESS), and no record tells of it',
          fix: 'Wait until that has ended, and look again.',
        },
      ],
    ],
    [
      'a change to another release of which no record tells',
      recorded('2.1.0'),
      [stack('2.0.0', { status: 'UPDATE_IN_PROGRESS' })],
      [{ kind: 'unfinished' }, { kind: 'other-release' }],
    ],
    [
      'a removal after a failure that is on record',
      recorded('2.1.0', failed),
      [stack('3.0.0', { status: 'DELETE_IN_PROGRESS' })],
      [{ kind: 'unfinished' }],
    ],
    [
      'a stack that was left in between, and why',
      recorded('2.1.0'),
      [stack('2.1.0', { status: 'UPDATE_ROLLBACK_FAILED', reason: 'the table is gone' })],
      [
        {
          kind: 'unfinished',
          what: 'the stack deals-ms-staging was left in UPDATE_ROLLBACK_FAILED: the table is gone',
          fix: `Promote again what shall run there, and do what that says: ${AGAIN}`,
        },
      ],
    ],
    ...['ROLLBACK_COMPLETE', 'DELETE_FAILED', 'REVIEW_IN_PROGRESS', 'CREATE_FAILED', 'UNKNOWN'].map(
      (status): [string, ServiceState, ServiceStack[], Partial<Drift>[]] => [
        `a stack in ${status}, also while it is deployed`,
        recorded('2.1.0', going),
        [stack('2.1.0', { status })],
        [{ kind: 'unfinished', what: `the stack deals-ms-staging was left in ${status}` }],
      ],
    ),
    [
      'a stack that nobody recorded',
      null,
      [stack('2.1.0')],
      [
        {
          kind: 'not-on-record',
          stack: 'deals-ms-staging',
          what: 'the stack deals-ms-staging is there with the release 2.1.0 (UPDATE_COMPLETE), and no record tells of it',
          fix: 'Promote a release that has the service, or remove the stack.',
        },
      ],
    ],
    [
      'one that nobody recorded, and that does not say its release',
      null,
      [stack(null, { status: 'CREATE_IN_PROGRESS' })],
      [{ kind: 'not-on-record', what: expect.stringContaining('is there (CREATE_IN_PROGRESS)') }],
    ],
  ])('%s', (_what, state, stacks, expected) => {
    const drift = compare(state === null ? {} : { 'deals-ms': state }, stacks);
    expect(drift).toEqual(
      expected.map((each) => expect.objectContaining({ service: 'deals-ms', ...each })),
    );
  });

  test('is told by service, in the order of their names, also of those that are called like members of objects', () => {
    const stacks = ['users-ms', 'constructor', 'bff-api'].map((service) =>
      stack('1.0.0', { service, name: service }),
    );
    const drift = compare({ 'users-ms': recorded('2.0.0'), 'deals-ms': recorded('2.1.0') }, stacks);
    expect(drift.map(({ service, kind }) => `${service} ${kind}`)).toEqual([
      'bff-api not-on-record',
      'constructor not-on-record',
      'deals-ms gone',
      'users-ms other-release',
    ]);
  });
});
