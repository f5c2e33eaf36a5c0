import type { Digest } from '../artifacts/digest';
import type { EnvironmentState } from '../change/environment-state';
import { nameOf } from '../change/running-release';
import type { Drills } from '../drills/drills-after';
import type { Rejection } from '../gates/rejections';
import { type Drift, driftOf } from '../reality/drift';
import type { Look } from '../reality/look';
import type { RolloutState } from '../rollout/machine/state';
import type { HeldBy } from '../state/lock/lock-state';

/** One service, as it is on record. */
export interface ServiceStatus {
  service: string;
  /** Name of the release that was deployed and answered last; `null`: none ever. */
  release: string | null;
  artifact: Digest | null;
  since: string | null;
  by: string | null;
  /**
   * `settled`: it runs that. `deploying`: another one is being deployed, or was when somebody was interrupted.
   * `failed`: another one was deployed and does not answer.
   */
  state: 'settled' | 'deploying' | 'failed';
  /** The other one. */
  other: string | null;
  what: string | null;
  /** How far the other one has taken over; `null`: nothing is rolled out. */
  rollout: RolloutStatus | null;
}

/** A rollout that goes on. */
export interface RolloutStatus {
  /** Percent of the requests that the new version gets. */
  weight: number;
  since: string;
  /** Why the weight does not rise; `null`: it will. */
  stays: string | null;
  /** Why all requests go back; `null`: they do not. */
  goingBack: string | null;
}

/** When an emergency was rehearsed last. */
export interface DrillStatus {
  emergency: string;
  service: string;
  /** ISO 8601, UTC. */
  at: string;
  outcome: 'recovered' | 'failed';
  /** Why it failed. */
  what: string | null;
  recoveryMilliseconds: number | null;
}

/** What runs in an environment, since when, by whom. */
export interface EnvironmentStatus {
  application: string;
  environment: string;
  services: ServiceStatus[];
  /** The promotion or rollback that has not ended, for people. */
  open: string | null;
  /** Who changes it now. */
  lock: {
    by: string;
    holder: string;
    since: string;
    /** When the lock is over, unless it is renewed. */
    until: string;
  } | null;
  rejections: readonly Rejection[];
  /** The last drill of each emergency, the newest first. */
  drills: readonly DrillStatus[];
  /** A drill that was cut off, for people; `null`: none was. */
  cutOff: string | null;
  /** How it differs from what is on record; `null`: they were not compared. */
  drift: readonly Drift[] | null;
  /** Why they could not be compared; `null`: they were, or nobody wanted it. */
  notCompared: string | null;
}

export interface StatusInput {
  application: string;
  environment: string;
  /** What is on record. */
  state: EnvironmentState;
  lock: HeldBy | null;
  rejections: readonly Rejection[];
  drills: Drills;
  /** The last one of each service. */
  rollouts: ReadonlyMap<string, RolloutState>;
  /** What is really there; `null`: nobody wanted to know. */
  look: Look | null;
}

/** Says what an environment's records come to, and how it differs from them. */
export function environmentStatus(input: StatusInput): EnvironmentStatus {
  const { application, environment, state, lock, rejections, rollouts, drills, look } = input;
  const services = Object.entries(state.services).map(
    ([service, { running, unsettled }]): ServiceStatus => {
      return {
        service,
        release: running === null ? null : nameOf(running.release),
        artifact: running?.release.artifact ?? null,
        since: running?.since ?? null,
        by: running?.by ?? null,
        state: unsettled === null ? 'settled' : unsettled.what === null ? 'deploying' : 'failed',
        other: unsettled === null ? null : nameOf(unsettled.release),
        what: unsettled?.what ?? null,
        rollout: rolloutStatus(rollouts.get(service)),
      };
    },
  );
  const { open } = state;
  const stacks = look !== null && 'stacks' in look ? look.stacks : null;
  return {
    application,
    environment,
    services: services.sort((a, b) => (a.service < b.service ? -1 : 1)),
    open:
      open === null
        ? null
        : `a ${open.kind} of ${open.by} since ${open.since} has not ended${open.undoing === null ? '' : ', and goes back'}`,
    lock: lock === null ? null : lockOf(lock),
    rejections,
    drills: lastDrills(drills),
    cutOff: drills.open === null ? null : tellOpen(drills.open, { application, environment }),
    drift: stacks === null ? null : driftOf({ application, environment, state, stacks }),
    notCompared: look !== null && 'why' in look ? look.why : null,
  };
}

function lastDrills({ ended }: Drills): DrillStatus[] {
  return ended
    .filter(({ emergency }, at) => ended.findIndex((each) => each.emergency === emergency) === at)
    .map(({ emergency, service, at, outcome, what, recoveryMilliseconds }) => {
      return { emergency, service, at, outcome, what, recoveryMilliseconds };
    });
}

function tellOpen(
  { emergency, service, by, since }: NonNullable<Drills['open']>,
  { application, environment }: Pick<StatusInput, 'application' | 'environment'>,
): string {
  return `a drill of ${emergency} with ${service} by ${by} since ${since} has not ended, and may have left damaged data. Run it again: nx run ${application}:drill -c ${environment} --emergency=${emergency} --service=${service}`;
}

function rolloutStatus(state: RolloutState | undefined): RolloutStatus | null {
  if (state === undefined || state.ended !== null) return null;
  const { weight, since, isPaused, hold, goingBack } = state;
  return { weight, since, stays: isPaused ? 'it is paused' : (hold?.because ?? null), goingBack };
}

function lockOf({ by, holder, since, until }: HeldBy): EnvironmentStatus['lock'] {
  return { by, holder, since, until: new Date(until).toISOString() };
}
