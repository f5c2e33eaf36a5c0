import { setTimeout as sleep } from 'node:timers/promises';
import { DeliveryError } from '../../delivery-error';
import { checkNumber } from '../apps/check-apps';
import type { OnProgress } from '../types';

export interface SmokeOptions {
  /** Where the service answers, such as the URL of its stage; `path` is put behind it. */
  baseUrl: string;
  /** Default `/health`. */
  path?: string;
  /** The status that is healthy. Default: any from 200 to 299. */
  status?: number;
  /** Milliseconds until it is given up. Default 30 000. */
  deadline?: number;
  /** Milliseconds between two checks. Default 500. */
  interval?: number;
  /** Milliseconds one check may take. Default 5000. */
  timeout?: number;
  onProgress?: OnProgress;
  /** Ends the call early: it rejects with the reason of the signal. */
  signal?: AbortSignal;
}

export interface SmokeResult {
  service: string;
  url: string;
  healthy: boolean;
  checks: number;
  milliseconds: number;
  /** Of the last answer; `null` when there was none. */
  status: number | null;
  /** The beginning of the last answer. */
  body: string;
  /** What was wrong at last; `null` when it is healthy. */
  problem: string | null;
}

const MOST_BODY = 2000;

type Check = Pick<SmokeResult, 'status' | 'body' | 'problem'>;

/**
 * Asks a service over HTTP until it is healthy or the time is over.
 *
 * @returns What the last check saw. A service that is not healthy is a result, not an error.
 * @throws DeliveryError `invalid-options`
 */
export async function smoke(service: string, options: SmokeOptions): Promise<SmokeResult> {
  const { deadline = 30_000, interval = 500, timeout = 5000, signal, onProgress } = options;
  for (const [name, value] of Object.entries({ deadline, interval, timeout })) {
    checkNumber(name, value, 1);
  }
  const url = join(options.baseUrl, options.path ?? '/health');
  const started = performance.now();
  const elapsed = (): number => Math.round(performance.now() - started);
  let before: Check | null = null;
  for (let checks = 1; ; checks += 1) {
    signal?.throwIfAborted();
    const left = Math.max(1, deadline - elapsed());
    const last = await ask(url, options.status, Math.min(timeout, left), signal);
    signal?.throwIfAborted();
    // That a check had no time left to be answered says less than what the one before saw.
    const check: Check = last.status === null && left < timeout && before !== null ? before : last;
    before = check;
    const result = { service, url, checks, milliseconds: elapsed(), ...check };
    if (check.problem === null) return { ...result, healthy: true };
    if (elapsed() + interval > deadline) return { ...result, healthy: false };
    onProgress?.({ phase: 'checking', service, message: `${url}: ${check.problem}` });
    await sleep(interval, undefined, signal && { signal }).catch(() => signal?.throwIfAborted());
  }
}

async function ask(
  url: string,
  wanted: number | undefined,
  timeout: number,
  signal: AbortSignal | undefined,
): Promise<Check> {
  const timer = AbortSignal.timeout(timeout);
  try {
    const response = await fetch(url, {
      signal: signal === undefined ? timer : AbortSignal.any([timer, signal]),
      redirect: 'manual',
    });
    const { status } = response;
    const body = (await response.text()).slice(0, MOST_BODY);
    const isHealthy = wanted === undefined ? response.ok : status === wanted;
    return { status, body, problem: isHealthy ? null : `it answered ${status}` };
  } catch (error) {
    const problem = timer.aborted ? `no answer within ${timeout} ms` : reasonOf(error);
    return { status: null, body: '', problem };
  }
}

/** `fetch` hides why it failed in the cause. */
function reasonOf(error: unknown): string {
  const { cause, message } = error as Error & { cause?: NodeJS.ErrnoException };
  return cause?.code ?? cause?.message ?? message;
}

function join(baseUrl: string, path: string): string {
  let base: URL;
  try {
    base = new URL(baseUrl);
  } catch {
    base = new URL('none:');
  }
  if (base.protocol !== 'http:' && base.protocol !== 'https:') {
    throw new DeliveryError({
      code: 'invalid-options',
      what: `baseUrl is "${baseUrl}"`,
      fix: 'Give a URL with http or https.',
    });
  }
  base.pathname = `${base.pathname.replace(/\/+$/, '')}/${path.replace(/^\/+/, '')}`;
  return base.href;
}
