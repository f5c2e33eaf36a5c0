import { backupFailed } from '../migration-errors';
import type { OnStepProgress } from '../run/ports';
import type { StepState } from '../step';
import type { Item, ItemComparison } from './compare-items';

/** A copy of all data of a service. It is JSON, and on record. */
export type Backup = {
  id: string;
  /** How it was made, and so how it is brought back. */
  kind: 'dynamodb-backup' | 'dynamodb-export' | 'postgresql-dump' | 'memory';
  /** Where the data was, for people. */
  database: string;
  /** ARN, or digest in the store of backups. */
  location: string;
  /** ISO 8601, UTC. */
  at: string;
  /** `null`: not known. */
  bytes: number | null;
  /** `null`: not counted. */
  items: number | null;
  /** What the database said of its migrations then. */
  steps: StepStateJson[];
};

/** {@link StepState} as a type that JSON takes. */
export type StepStateJson = { [Member in keyof StepState]: StepState[Member] };

export interface BackupWork {
  signal: AbortSignal;
  onProgress?: OnStepProgress | undefined;
}

/** Copies all data of a service, and brings it back. */
export interface Backups {
  /**
   * Copies everything as it is now, and what the database says of its migrations.
   *
   * @param before id of the step that is run next
   * @throws DeliveryError `backup-failed`, `access-failed`
   */
  make(
    input: { service: string; before: string; steps: readonly StepState[] } & BackupWork,
  ): Promise<Backup>;
  /**
   * Makes the data what the backup holds, and what the database says of its migrations what it said then; then compares item by item. It may be killed
   * anywhere and called again. Nobody may write meanwhile: what is written is lost, or found as a difference.
   *
   * @returns how what is there now differs from the backup
   * @throws DeliveryError `backup-failed`, also when another kind of backups made it; `access-failed`
   */
  restore(backup: Backup, work: BackupWork): Promise<ItemComparison>;
  /** What is in the database now, one by one, in no order; what the engine keeps there for itself is left out. */
  items(work: BackupWork): AsyncIterable<Item>;
}

/** @throws DeliveryError `backup-failed` when a backup was made otherwise */
export function checkKind({ id, kind }: Backup, expected: Backup['kind']): void {
  if (kind !== expected)
    throw backupFailed(id, `it is a ${kind}, and cannot be brought back as a ${expected}`);
}

/** What a new backup is called: sorts by time, and is a file name. */
export function backupId(before: string, now: number): string {
  return `${new Date(now).toISOString().replaceAll(/[:.]/g, '-')}-${before}`;
}
