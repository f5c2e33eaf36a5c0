import type { EnvironmentState, ServiceState } from '../change/environment-state';
import { nameOf } from '../change/running-release';
import { isMoving, isSettled } from '../infrastructure/deploy/stack-status';
import type { ServiceStack } from './service-stacks';

/**
 * How an environment differs from its records:
 * - `gone`: a service is on record and has no stack
 * - `other-release`: its stack has another release than is on record
 * - `unfinished`: its stack was left in between, or somebody changes it of whom no record tells
 * - `not-on-record`: a service has a stack, and no record tells of it
 */
export type DriftKind = 'gone' | 'other-release' | 'unfinished' | 'not-on-record';

/** A difference between what is on record of a service and what it really is. */
export interface Drift {
  service: string;
  kind: DriftKind;
  /** `null`: it has none. */
  stack: string | null;
  /** What is the case, one sentence without its end. */
  what: string;
  /** What can be done. */
  fix: string;
}

export interface DriftInput {
  application: string;
  environment: string;
  /** What is on record. */
  state: EnvironmentState;
  /** What is there, of this environment. */
  stacks: readonly ServiceStack[];
}

/** Compares the records of an environment with its stacks: by service, a drift for everything that differs. */
export function driftOf({ application, environment, state, stacks }: DriftInput): Drift[] {
  // What is nested in a stack goes with it, and has no release of its own.
  const own = stacks.filter(({ nested }) => !nested);
  const names = new Set([...Object.keys(state.services), ...own.map(({ service }) => service)]);
  const again = `nx run ${application}:promote -c ${environment} --again`;
  return [...names].sort().flatMap((service) => {
    const there = own.filter((stack) => stack.service === service);
    const recorded = Object.hasOwn(state.services, service) ? state.services[service] : undefined;
    return recorded === undefined
      ? there.map((stack) => notOnRecord(stack))
      : ofService(service, recorded, there, again);
  });
}

function ofService(
  service: string,
  { running, unsettled }: ServiceState,
  stacks: readonly ServiceStack[],
  again: string,
): Drift[] {
  const isGoingOn = unsettled !== null && unsettled.what === null;
  if (stacks.length === 0) {
    // A first deployment may not have come so far, or is taken back with its stack.
    if (running === null) return [];
    const what = `${service} ${nameOf(running.release)} is on record, and has no stack`;
    return [
      {
        service,
        kind: 'gone',
        stack: null,
        what,
        fix: `Promote again what shall run there: ${again}`,
      },
    ];
  }
  const expected = [running, unsettled].flatMap((each) =>
    each === null ? [] : [nameOf(each.release)],
  );
  return stacks.flatMap((stack) => [
    ...unfinished(stack, isGoingOn, again),
    ...otherRelease(stack, expected, again),
  ]);
}

function otherRelease(
  { service, name, release }: ServiceStack,
  expected: readonly string[],
  again: string,
): Drift[] {
  if (release === null || expected.includes(release)) return [];
  const what = `the stack ${name} has the release ${release}, on record is ${expected.join(' or ')}`;
  const fix = `Find out who deployed it, and promote again what shall run there: ${again}`;
  return [{ service, kind: 'other-release', stack: name, what, fix }];
}

function unfinished(
  { service, name, status, reason }: ServiceStack,
  isGoingOn: boolean,
  again: string,
): Drift[] {
  if (isSettled(status) || (isMoving(status) && isGoingOn)) return [];
  if (isMoving(status)) {
    const what = `the stack ${name} is being changed now (${status}), and no record tells of it`;
    const fix = 'Wait until that has ended, and look again.';
    return [{ service, kind: 'unfinished', stack: name, what, fix }];
  }
  const because = reason === null ? '' : `: ${reason}`;
  const what = `the stack ${name} was left in ${status}${because}`;
  const fix = `Promote again what shall run there, and do what that says: ${again}`;
  return [{ service, kind: 'unfinished', stack: name, what, fix }];
}

function notOnRecord({ service, name, release, status }: ServiceStack): Drift {
  const called = release === null ? '' : ` with the release ${release}`;
  const what = `the stack ${name} is there${called} (${status}), and no record tells of it`;
  const fix = 'Promote a release that has the service, or remove the stack.';
  return { service, kind: 'not-on-record', stack: name, what, fix };
}
