import {
  changeEnded,
  deploymentEnded,
  deploymentStarted,
  promotionStarted,
  rollbackStarted,
  undoStarted,
} from '../change/records';
import { nameOf } from '../change/running-release';
import { approvalGiven, approvalRevoked, rejectionLifted, releaseRejected } from '../gates/records';
import { tellDrillRecord } from './tell-drill';
import type { LogRecord } from '../state/log/record';
import { tellMigration } from './tell-migration';

/** Something that happened in an environment. */
export interface HistoryEntry {
  sequence: number;
  at: string;
  by: string;
  /** One line for people. */
  what: string;
}

/**
 * Tells records for people. Those that only say that the environment was held are left out.
 *
 * @param records from the first one on
 * @returns the newest first
 */
export function historyOf(records: readonly LogRecord[]): HistoryEntry[] {
  const bySequence = new Map(records.map((record) => [record.sequence, record]));
  return records
    .flatMap((record) => {
      const what = tell(record, bySequence);
      const { sequence, at, by } = record;
      return what === undefined ? [] : [{ sequence, at, by, what }];
    })
    .reverse();
}

/** Rows of a table for people, the first one the head. */
export function historyRows(entries: readonly HistoryEntry[]): string[][] {
  return [
    ['when', 'who', 'what'],
    ...entries.map(({ at, by, what }) => [at.slice(0, 19).replace('T', ' '), by, what]),
  ];
}

function tell(record: LogRecord, bySequence: ReadonlyMap<number, LogRecord>): string | undefined {
  if (promotionStarted.is(record)) {
    const { version, fingerprint, steps } = record;
    return `promotion of ${version ?? fingerprint.slice(7, 19)} began: ${stepsOf(steps.map(({ service, to }) => `${service} ${nameOf(to)}`))}`;
  }
  if (rollbackStarted.is(record)) {
    const { because, steps } = record;
    return `rollback began, ${because}: ${stepsOf(steps.map(({ service, to }) => `${service} ${nameOf(to)}`))}`;
  }
  if (deploymentEnded.is(record)) {
    const started = bySequence.get(record.of);
    const release =
      started !== undefined && deploymentStarted.is(started) ? nameOf(started.release) : '?';
    const how = record.outcome === 'succeeded' ? 'deployed' : `failed: ${record.what ?? ''}`;
    return `${record.service} ${release} ${how}`;
  }
  if (undoStarted.is(record)) return `goes back to what ran before: ${record.because}`;
  if (changeEnded.is(record)) {
    const started = bySequence.get(record.of);
    const kind = started !== undefined && rollbackStarted.is(started) ? 'rollback' : 'promotion';
    return `${kind} ${record.outcome}${record.what === null ? '' : `: ${record.what}`}`;
  }
  if (approvalGiven.is(record)) return `approved ${record.fingerprint.slice(7, 19)}`;
  if (approvalRevoked.is(record))
    return `took back the approval of ${record.fingerprint.slice(7, 19)}`;
  if (releaseRejected.is(record)) {
    return `rejected ${record.service} ${record.version ?? record.artifact.slice(7, 19)}: ${record.why}`;
  }
  if (rejectionLifted.is(record)) {
    return `lifted the rejection of ${record.service} ${record.version ?? record.artifact.slice(7, 19)}`;
  }
  return tellMigration(record, bySequence) ?? tellDrillRecord(record);
}

function stepsOf(steps: readonly string[]): string {
  return steps.join(', ') || 'nothing moves';
}
