import { setTimeout as sleep } from 'node:timers/promises';
import { LocalCloudError } from '../local-cloud-error';
import { probe, type Health } from './probe';

export interface WaitOptions {
  /** Milliseconds. */
  timeout: number;
  signal?: AbortSignal | undefined;
  onProgress: (message: string) => void;
  /** Whether what was started still runs. */
  alive: () => Promise<boolean>;
  /** The last lines of its log, for the error. */
  lastLines: () => Promise<string[]>;
  /** What to do when it does not become healthy. */
  fix: string;
}

const FIRST_PAUSE = 25;
const LONGEST_PAUSE = 500;

/**
 * Asks an endpoint until it is healthy.
 *
 * @throws LocalCloudError `start-failed` when what was started has ended, `not-healthy` when time is
 * up; both with the last lines of its log. The reason of the signal when that fires.
 */
export async function waitUntilHealthy(endpoint: string, options: WaitOptions): Promise<Health> {
  const started = Date.now();
  let pause = FIRST_PAUSE;
  let told = started;
  for (;;) {
    const health = await probe(endpoint, options.signal);
    if (health !== null) return health;
    if (!(await options.alive())) {
      throw await failure('start-failed', endpoint, 'it ended before it was healthy', options);
    }
    const waited = Date.now() - started;
    if (waited >= options.timeout) {
      const what = `no healthy answer within ${options.timeout / 1000} seconds`;
      throw await failure('not-healthy', endpoint, what, options);
    }
    if (Date.now() - told >= 2000) {
      told = Date.now();
      options.onProgress(`waiting for ${endpoint} (${Math.round(waited / 1000)} s)`);
    }
    await sleep(Math.min(pause, Math.max(1, options.timeout - waited)), undefined, {
      signal: options.signal,
    }).catch(() => options.signal?.throwIfAborted());
    pause = Math.min(LONGEST_PAUSE, pause * 1.5);
  }
}

async function failure(
  code: 'start-failed' | 'not-healthy',
  where: string,
  what: string,
  options: WaitOptions,
): Promise<LocalCloudError> {
  const lines = await options.lastLines();
  const log = lines.length === 0 ? '' : `\nIts log ends with:\n  ${lines.join('\n  ')}`;
  return new LocalCloudError({ code, where, what: what + log, fix: options.fix });
}
