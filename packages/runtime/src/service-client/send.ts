import { setTimeout as wait } from 'node:timers/promises';
import { acceptedRequestId, REQUEST_ID_HEADER } from '../request-id';
import { attempt } from './attempt';
import { type About, failureOf, isGone, mayPass } from './judge';
import { targetUrl } from './target-url';
import type { CallInit, Discovery, ServiceClientOptions } from './types';

/** https://www.rfc-editor.org/rfc/rfc9110#section-9.2.2 */
const IDEMPOTENT = new Set(['GET', 'HEAD', 'OPTIONS', 'PUT', 'DELETE', 'TRACE']);

/** Milliseconds that the waits between attempts grow from and up to. */
const FIRST_WAIT = 100;
const LONGEST_WAIT = 2_000;

/** Milliseconds. A host that stays away does not make every call ask the parameter store. */
const REDISCOVER_AFTER = 5_000;

/** Who is called, and how. */
export interface Callee {
  service: string;
  discovery: Discovery;
  options: ServiceClientOptions;
}

export interface Sent {
  response: Response;
  about: About;
}

/**
 * Sends a request until there is an answer of success, or no hope of one.
 *
 * @throws ServiceCallError; the reason of `init.signal` when that ends it
 */
export async function send(
  { service, discovery, options }: Callee,
  path: string,
  init: CallInit,
): Promise<Sent> {
  const { timeout = 10_000, attemptTimeout = 3_000, attempts = 3 } = options;
  const { random = Math.random, sleep = defaultSleep, fetch = globalThis.fetch } = options;
  const { query, body, signal: given } = init;
  const method = (init.method ?? 'GET').toUpperCase();
  const headers = requestHeaders(init, options);

  given?.throwIfAborted();
  let { apiUrl } = await discovery.get();
  const deadline = AbortSignal.timeout(timeout);
  const signal = given ? AbortSignal.any([deadline, given]) : deadline;
  let rediscovered = false;
  for (let sent = 1; ; sent++) {
    const url = targetUrl(apiUrl, path, query);
    const outcome = await attempt({
      url,
      method,
      headers,
      body,
      timeout: attemptTimeout,
      signal,
      fetch,
    });
    given?.throwIfAborted();
    const about = {
      service,
      method,
      url: url.origin + url.pathname,
      attempts: sent,
      requestId: headers.get(REQUEST_ID_HEADER) ?? undefined,
    };
    if (outcome.response?.ok) return { response: outcome.response, about };
    const failure = await failureOf(outcome, about);
    if (!rediscovered && isGone(outcome)) {
      rediscovered = true;
      const moved = await discovery.refresh({ olderThan: REDISCOVER_AFTER }).catch(() => undefined);
      if (moved !== undefined && moved.apiUrl !== apiUrl) {
        ({ apiUrl } = moved);
        continue;
      }
    }
    if (!IDEMPOTENT.has(method) || !mayPass(outcome) || sent >= attempts) throw failure;
    const longest = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** (sent - 1));
    await sleep(random() * longest, signal).catch(() => undefined);
    given?.throwIfAborted();
    if (deadline.aborted) throw failure;
  }
}

function requestHeaders(init: CallInit, options: ServiceClientOptions): Headers {
  const headers = new Headers(init.headers);
  const id = acceptedRequestId(options.requestId?.());
  if (id !== undefined && !headers.has(REQUEST_ID_HEADER)) headers.set(REQUEST_ID_HEADER, id);
  return headers;
}

function defaultSleep(ms: number, signal: AbortSignal): Promise<unknown> {
  return wait(ms, undefined, { signal });
}
