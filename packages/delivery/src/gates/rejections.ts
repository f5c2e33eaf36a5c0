import type { Digest } from '../artifacts/digest';
import type { LogRecord } from '../state/log/record';
import { rejectionLifted, releaseRejected } from './records';

/** A service with certain bytes, and the release that names them, if one does. */
export interface RejectedRelease {
  service: string;
  /** `null`: bytes that had no release. */
  version: string | null;
  artifact: Digest;
}

/** That a release, or an artifact, does not go into an environment any more. */
export interface Rejection extends RejectedRelease {
  why: string;
  by: string;
  /** When: ISO 8601. */
  at: string;
}

/** A rejection in an environment that another one is promoted from. */
export interface ForeignRejection extends Rejection {
  /** Where it was rejected. */
  environment: string;
}

/** Whether two are one as far as rejecting goes: the same bytes of a service, or the same release. */
export function isSameRelease(one: RejectedRelease, other: RejectedRelease): boolean {
  if (one.service !== other.service) return false;
  return one.artifact === other.artifact || (one.version !== null && one.version === other.version);
}

/** What a record makes of the rejections before it. */
export function foldRejections(
  rejections: readonly Rejection[],
  record: LogRecord,
): readonly Rejection[] {
  if (releaseRejected.is(record)) {
    const { service, version, artifact, why, by, at } = record;
    return [...rejections, { service, version, artifact, why, by, at }];
  }
  if (!rejectionLifted.is(record)) return rejections;
  return rejections.filter((rejection) => !isSameRelease(rejection, record));
}

/** The rejections that are in force in an environment by its records, from the first one on. */
export function rejectionsAfter(records: readonly LogRecord[]): readonly Rejection[] {
  return records.reduce<readonly Rejection[]>(foldRejections, []);
}

/**
 * The rejections that count for an environment: its own, and those of the environments that it is promoted from. One that is
 * lifted there does not count here any more.
 *
 * @param own records of the environment
 * @param before records of those before it
 */
export function rejectionsFor(
  own: readonly LogRecord[],
  before: readonly { environment: string; records: readonly LogRecord[] }[],
): readonly (Rejection | ForeignRejection)[] {
  return [
    ...rejectionsAfter(own),
    ...before.flatMap(({ environment, records }) =>
      rejectionsAfter(records).map((rejection) => ({ ...rejection, environment })),
    ),
  ];
}
