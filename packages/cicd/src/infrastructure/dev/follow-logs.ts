import { type CloudOptions, type LogLine, logs, type ServiceApp } from '@org/delivery';

/** What functions log, told as it comes. */
export interface LogFollower {
  /** Looks anew which functions there are. Each line is told once. */
  restart(): void;
}

/** Whose logs, and who is told of them. */
export interface FollowLogsInput extends CloudOptions {
  apps: readonly ServiceApp[];
  signal: AbortSignal;
  onLine: (line: LogLine) => void;
  onError: (error: Error) => void;
}

/** What Lambda says of each invocation, and what says nothing. */
const NOT_OF_THE_SERVICE = /^((START|END|REPORT) RequestId: |INIT_START |\s*$)/;

/**
 * Follows what the code of deployed services logs from now on, until the signal fires: Lambda's own lines are left out. The apps
 * are not run.
 */
export function followLogs({ apps, onLine, onError, ...options }: FollowLogsInput): LogFollower {
  let since = Date.now();
  let current = new AbortController();
  const follow = async (own: AbortController): Promise<void> => {
    const signal = AbortSignal.any([own.signal, options.signal]);
    try {
      const from = new Date(since);
      for await (const line of logs(apps, { ...options, signal, follow: true, since: from })) {
        since = Math.max(since, line.time + 1);
        if (!NOT_OF_THE_SERVICE.test(line.message)) onLine(line);
      }
    } catch (error) {
      if (!signal.aborted) onError(error as Error);
    }
  };
  void follow(current);
  return {
    restart() {
      current.abort();
      current = new AbortController();
      void follow(current);
    },
  };
}
