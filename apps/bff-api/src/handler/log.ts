/** One line of the log: JSON, so that CloudWatch Logs Insights finds its fields. */
export interface LogEntry {
  level: 'error';
  message: string;
  [field: string]: unknown;
}

export type Log = (entry: LogEntry) => void;

/** Writes to standard error. On Lambda, src/main.ts hands in the logger of @org/runtime. */
export const logToConsole: Log = (entry) => console.error(JSON.stringify(entry));
