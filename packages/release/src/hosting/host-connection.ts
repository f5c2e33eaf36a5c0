import type { ReleaseError } from '../release-error';
import { refused, unavailable, type HostPlace } from './host-errors';
import type { HostAnswer, HostPorts } from './host-ports';
import { fieldsOf, textOf } from './json-fields';
import { backOff, judge } from './retry';

/** How a host is reached. */
export interface HostAccess {
  /** `GitHub` or `GitLab`. */
  host: string;
  /** Base of all requests, without a slash at its end. */
  apiUrl: string;
  headers: Record<string, string>;
  token: string;
  permission: string;
}

/** How patient a connection is. */
export interface HostPatience {
  /** How often something is tried before it is given up. */
  attempts: number;
  /** Milliseconds a request may take, until the last byte of its answer. */
  timeout: number;
  /** Milliseconds of waiting that a host may ask for. */
  longestWait: number;
}

export interface HostRequest {
  method: 'GET' | 'POST' | 'PATCH' | 'PUT';
  /** Below the API's base, encoded. */
  path: string;
  body?: object;
}

export interface HostResponse {
  status: number;
  headers: HostAnswer['headers'];
  /** What the JSON of the answer says; `null` when there is none. */
  json: unknown;
  /** What the host says about it, without the token. */
  message: string;
}

/** One attempt: an answer, or why there is none and how long the host asks to wait. */
type Attempt =
  | { kind: 'answer'; response: HostResponse }
  | { kind: 'later' | 'unknown'; why: string; wait: number | null };

/** Sends requests to a host, and waits when it asks to; all that is sent waits then. */
export interface HostConnection {
  /** Reads: as often as it takes. Statuses that are not 2xx or in `allow` throw. */
  read(path: string, allow?: readonly number[]): Promise<HostResponse>;
  /**
   * Writes, once. `null`: it may have been done or not, find out before the next attempt.
   *
   * @param attempt how often it was tried, with this one
   */
  write(
    request: HostRequest,
    attempt: number,
    allow?: readonly number[],
  ): Promise<HostResponse | null>;
  /** Waits before something is tried again that the host answered in a way that cannot be. */
  retryLater(request: HostRequest, attempt: number, why: string): Promise<void>;
  /** The error of an answer that was allowed and is none to go on with. */
  refused(response: HostResponse, request: HostRequest): ReleaseError;
  place(request: HostRequest): HostPlace;
}

/**
 * @throws ReleaseError from its methods: `release-host-refused` for what is not worth another attempt,
 *   `release-host-unavailable` when there were enough, or the host asks for more patience than there is
 */
export function connect(
  access: HostAccess,
  patience: HostPatience,
  ports: HostPorts,
): HostConnection {
  const { host, permission, apiUrl } = access;
  let resume = 0;
  const place = ({ method, path }: HostRequest): HostPlace => ({
    host,
    permission,
    request: `${method} ${apiUrl}${path}`,
  });
  const attemptOnce = async (request: HostRequest): Promise<Attempt> => {
    for (let left = resume - ports.now(); left > 0; left = resume - ports.now())
      await ports.sleep(left);
    return exchange(access, request, patience.timeout, ports);
  };
  const waitFor = async (
    failed: Exclude<Attempt, { kind: 'answer' }>,
    attempt: number,
    request: HostRequest,
  ): Promise<void> => {
    if (attempt >= patience.attempts)
      throw unavailable(`${failed.why}, after ${attempt} attempts`, place(request));
    const asked = failed.wait ?? 0;
    if (asked > patience.longestWait)
      throw unavailable(
        `${failed.why}; it asks to wait ${Math.ceil(asked / 1000)} s`,
        place(request),
      );
    const wait = backOff(attempt, failed.wait, ports.random());
    if (failed.kind === 'later') resume = Math.max(resume, ports.now() + wait);
    else await ports.sleep(wait);
  };
  const accept = (
    response: HostResponse,
    request: HostRequest,
    allow: readonly number[],
  ): HostResponse => {
    const { status, message } = response;
    if ((status >= 200 && status < 300) || allow.includes(status)) return response;
    throw refused(status, message, place(request));
  };
  return {
    place,
    refused: ({ status, message }, request) => refused(status, message, place(request)),
    retryLater: (request, attempt, why) =>
      waitFor({ kind: 'unknown', why, wait: null }, attempt, request),
    async read(path, allow = []) {
      const request: HostRequest = { method: 'GET', path };
      for (let attempt = 1; ; attempt += 1) {
        const result = await attemptOnce(request);
        if (result.kind === 'answer') return accept(result.response, request, allow);
        await waitFor(result, attempt, request);
      }
    },
    async write(request, attempt, allow = []) {
      if (attempt > patience.attempts)
        throw unavailable('what it answers changes with each attempt', place(request));
      const result = await attemptOnce(request);
      if (result.kind === 'answer') return accept(result.response, request, allow);
      await waitFor(result, attempt, request);
      return null;
    },
  };
}

async function exchange(
  { apiUrl, headers, token }: HostAccess,
  { method, path, body }: HostRequest,
  timeout: number,
  { fetch, now }: HostPorts,
): Promise<Attempt> {
  let answer: HostAnswer;
  let text: string;
  try {
    answer = await fetch(`${apiUrl}${path}`, {
      method,
      headers: { ...headers, ...(body && { 'content-type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
      redirect: 'manual',
      signal: AbortSignal.timeout(timeout),
    });
    text = await answer.text();
  } catch (error) {
    return { kind: 'unknown', why: networkReason(error, timeout), wait: null };
  }
  const json = parseJson(text);
  const message = messageOf(json).replaceAll(token, '***');
  const verdict = judge(answer.status, answer.headers, message, now());
  if (verdict.kind !== 'answer') {
    const said = message === '' ? '' : `: ${message}`;
    return { ...verdict, why: `HTTP ${answer.status}${said}` };
  }
  if (json === undefined && answer.status < 300)
    return { kind: 'unknown', why: 'the answer is no JSON, or not all of it', wait: null };
  const { status, headers: received } = answer;
  return { kind: 'answer', response: { status, headers: received, json: json ?? null, message } };
}

/** An error of the network as a word; its message may repeat what was sent. */
function networkReason(error: unknown, timeout: number): string {
  const { name, cause } = fieldsOf(error);
  if (name === 'TimeoutError') return `no answer within ${timeout / 1000} s`;
  const code = textOf(fieldsOf(cause)['code']);
  return /^[A-Z_]+$/.test(code) ? `the connection failed (${code})` : 'the connection failed';
}

/** @returns `undefined` when it is no JSON */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

const LONGEST_MESSAGE = 500;

/** GitHub: `{ message, errors: [{ field, code, message }] }`; GitLab: `{ message | error }` of text, list or object. */
function messageOf(json: unknown): string {
  const { message, error, errors } = fieldsOf(json);
  const parts = [message ?? error, errors]
    .filter((part) => part !== undefined && part !== null)
    .map((part) => (typeof part === 'string' ? part : JSON.stringify(part)));
  const control = /[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]+/g;
  return parts.join(' ').replace(control, ' ').slice(0, LONGEST_MESSAGE);
}
