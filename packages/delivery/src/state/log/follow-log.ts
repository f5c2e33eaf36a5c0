import type { Appended, Log } from './open-log';
import type { LogEntry, LogHead, LogRecord } from './record';

/** A log as somebody knows it, who reads each record once. */
export interface LogView {
  readonly log: Log;
  /** All that are known, in order. */
  readonly records: readonly LogRecord[];
  readonly head: LogHead | null;
  /** Reads what is newer. @returns it */
  refresh(): Promise<readonly LogRecord[]>;
  /** Appends directly behind what is known. When somebody was faster, nothing becomes known by that: {@link refresh}. */
  append(entry: LogEntry): Promise<Appended>;
}

/** Begins to follow a log. Nothing is known until {@link LogView.refresh}. One at a time may refresh or append. */
export function followLog(log: Log): LogView {
  const records: LogRecord[] = [];
  let head: LogHead | null = null;
  return {
    log,
    records,
    get head() {
      return head;
    },
    async refresh() {
      const newer = await log.read({ after: head });
      for (const record of newer.records) records.push(record);
      head = newer.head;
      return newer.records;
    },
    async append(entry) {
      const result = await log.append(head, entry);
      if (result.appended) {
        records.push(result.record);
        head = result.head;
      }
      return result;
    },
  };
}
