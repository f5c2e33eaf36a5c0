import { corrupt, messageOf } from '../state-errors';
import { canonicalText } from './canonical-text';
import type { RecordCheck } from './check-record';
import { digestText, type LogHead, type LogRecord, type RecordDigest } from './record';

/** A record, and the digest of its text. */
export interface ReadRecord {
  record: LogRecord;
  digest: RecordDigest;
}

/**
 * Reads the text of a record, and holds it against the one before.
 *
 * @param key for errors
 * @param before what it must follow
 * @throws DeliveryError `state-corrupt`
 */
export function readRecord(
  key: string,
  text: string,
  before: LogHead | null,
  check: RecordCheck,
): ReadRecord {
  const data = parse(key, text);
  const problem = check.problem(data);
  if (problem !== undefined) throw corrupt(key, `it is no record: ${problem}`);
  if (canonicalText(data) !== text)
    throw corrupt(key, 'it was changed: its text is not how records are written');
  const record = data as LogRecord;
  const sequence = (before?.sequence ?? 0) + 1;
  if (record.sequence !== sequence)
    throw corrupt(
      key,
      `it says that it is record ${record.sequence}, and its key that it is ${sequence}`,
    );
  const previous = before?.digest ?? null;
  if (record.previous !== previous)
    throw corrupt(
      key,
      `it follows a record with the digest ${record.previous}, and the one before it has ${previous}: one of them was changed`,
    );
  return { record, digest: digestText(text) };
}

function parse(key: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw corrupt(key, `it is not JSON (${messageOf(error)})`);
  }
}
