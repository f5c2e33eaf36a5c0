import type { Digest } from '../artifacts/digest';
import type { EnvironmentState } from '../change/environment-state';
import { nameOf } from '../change/running-release';
import type { Rejection } from '../gates/rejections';
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
}

/** What runs in an environment, since when, by whom. */
export interface EnvironmentStatus {
  environment: string;
  services: ServiceStatus[];
  /** The promotion or rollback that has not ended, for people. */
  open: string | null;
  /** Who changes it now. */
  lock: Pick<HeldBy, 'by' | 'holder' | 'since'> | null;
  rejections: readonly Rejection[];
}

/** Says what an environment's records come to. */
export function environmentStatus(
  environment: string,
  state: EnvironmentState,
  { lock, rejections }: { lock: HeldBy | null; rejections: readonly Rejection[] },
): EnvironmentStatus {
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
      };
    },
  );
  const { open } = state;
  return {
    environment,
    services: services.sort((a, b) => (a.service < b.service ? -1 : 1)),
    open:
      open === null
        ? null
        : `a ${open.kind} of ${open.by} since ${open.since} has not ended${open.undoing === null ? '' : ', and goes back'}`,
    lock: lock === null ? null : { by: lock.by, holder: lock.holder, since: lock.since },
    rejections,
  };
}

/** Rows of a table for people, the first one the head. */
export function statusRows({ services }: EnvironmentStatus): string[][] {
  return [
    ['service', 'release', 'since', 'by', ''],
    ...services.map(({ service, release, since, by, state, other, what }) => [
      service,
      release ?? '-',
      since?.slice(0, 16).replace('T', ' ') ?? '-',
      by ?? '-',
      state === 'settled' ? '' : noteOf(state, other, what),
    ]),
  ];
}

function noteOf(state: 'deploying' | 'failed', other: string | null, what: string | null): string {
  if (state === 'failed') return `${other} was deployed and failed: ${what ?? ''}`.trim();
  return `${other} is being deployed, or was interrupted`;
}
