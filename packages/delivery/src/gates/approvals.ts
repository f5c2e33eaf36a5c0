import type { Digest } from '../artifacts/digest';
import type { LogRecord } from '../state/log/record';
import { personKey } from './person';
import { approvalGiven, approvalRevoked } from './records';

/** That somebody approved of something sealed going into an environment. */
export interface Approval {
  fingerprint: Digest;
  by: string;
  /** When: ISO 8601. */
  at: string;
  /** From when on it does not count any more: ISO 8601. */
  expires?: string;
  /** When it was taken back: ISO 8601. */
  revoked?: string;
}

/** What a record makes of the approvals before it. One takes back one's own, and may approve again. */
export function foldApprovals(
  approvals: readonly Approval[],
  record: LogRecord,
): readonly Approval[] {
  if (approvalGiven.is(record)) {
    const { fingerprint, by, at, expires } = record;
    return [...approvals, { fingerprint, by, at, ...(expires !== undefined && { expires }) }];
  }
  if (!approvalRevoked.is(record)) return approvals;
  const { fingerprint, by, at: revoked } = record;
  return approvals.map((approval) =>
    approval.revoked === undefined &&
    approval.fingerprint === fingerprint &&
    personKey(approval.by) === personKey(by)
      ? { ...approval, revoked }
      : approval,
  );
}

/** The approvals of an environment by its records, from the first one on. */
export function approvalsAfter(records: readonly LogRecord[]): readonly Approval[] {
  return records.reduce<readonly Approval[]>(foldApprovals, []);
}
