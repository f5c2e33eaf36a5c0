import { deploymentStarted, promotionStarted, rollbackStarted } from '../change/records';
import type { RunningRelease } from '../change/running-release';
import type { LogRecord } from '../state/log/record';

/** A release of a service, as a record names it. */
export interface MentionedRelease {
  service: string;
  release: RunningRelease;
}

/**
 * What records say was deployed, or was to be: of promotions and rollbacks what their steps leave and lead to.
 *
 * @returns in the order of the records, as often as they say it
 */
export function mentionedReleases(records: readonly LogRecord[]): MentionedRelease[] {
  return records.flatMap((record) => {
    if (deploymentStarted.is(record)) return [{ service: record.service, release: record.release }];
    if (!promotionStarted.is(record) && !rollbackStarted.is(record)) return [];
    return record.steps.flatMap(({ service, from, to }) =>
      (from === null ? [to] : [from, to]).map((release) => ({ service, release })),
    );
  });
}
