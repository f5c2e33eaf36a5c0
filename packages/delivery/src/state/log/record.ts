import { createHash } from 'node:crypto';
import type { Json } from './canonical-text';

/** `sha256:` and 64 hexadecimal digits. */
export type RecordDigest = `sha256:${string}`;

/** What every record of a log has, whatever it is about. */
export interface RecordEnvelope {
  /** 1 for the first, and no number is left out. */
  sequence: number;
  /** Digest of the record before: the SHA-256 of its text, as `sha256sum` tells it. `null` for the first. */
  previous: RecordDigest | null;
  /** Tells it from one that somebody else makes of the same entry at the same time. */
  id: string;
  /** When it was made, by the clock of who made it: ISO 8601 with milliseconds, UTC. */
  at: string;
  /** Who made it. */
  by: string;
  kind: string;
  /** The lock it was appended under: the sequence of its `lock-acquired`. */
  token?: number;
}

/** One event of an environment, for ever. Members beside those of the envelope are its kind's. */
export type LogRecord = RecordEnvelope & { readonly [member: string]: Json | undefined };

/** A record to be: the log adds the rest. */
export type LogEntry = Pick<RecordEnvelope, 'by' | 'kind' | 'token'> & {
  readonly [member: string]: Json | undefined;
};

/** Where a log ends. `null` where one is asked for: there is no record yet. */
export interface LogHead {
  sequence: number;
  digest: RecordDigest;
}

export function digestText(text: string): RecordDigest {
  return `sha256:${createHash('sha256').update(text, 'utf8').digest('hex')}`;
}

/** Members that a log gives its records by itself. */
export const OWN_MEMBERS = ['sequence', 'previous', 'id', 'at'] as const;
