/** One try of a request. */
export interface AttemptInput {
  url: URL;
  method: string;
  headers: Headers;
  body: string | Uint8Array<ArrayBuffer> | undefined;
  /** Milliseconds for this try, with its body. */
  timeout: number;
  /** Ends all tries. */
  signal: AbortSignal;
  fetch: typeof globalThis.fetch;
}

/** `unreached`: the host is gone, so the request was surely not served. `broken`: it may have been. */
export type Outcome =
  | { kind: 'answer'; response: Response; error?: never }
  | { kind: 'unreached' | 'broken' | 'timeout'; response?: never; error: unknown };

/** Failures before a connection stands. */
const UNREACHED = new Set(['ENOTFOUND', 'ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH']);

/** Answers that have no body, not even an empty one. */
const NO_BODY = new Set([204, 205, 304]);

/**
 * Sends a request once and reads the whole answer, so that one that breaks off counts as none.
 *
 * Redirects are not followed: a service does not hand its callers over to another host.
 */
export async function attempt(input: AttemptInput): Promise<Outcome> {
  const { url, method, headers, body, timeout, signal, fetch } = input;
  const patience = AbortSignal.timeout(timeout);
  try {
    const response = await fetch(url, {
      method,
      headers,
      redirect: 'manual',
      signal: AbortSignal.any([signal, patience]),
      ...(body !== undefined && { body }),
    });
    const bytes = await response.arrayBuffer();
    const { status, statusText } = response;
    const whole = new Response(NO_BODY.has(status) ? null : bytes, {
      status,
      statusText,
      headers: response.headers,
    });
    return { kind: 'answer', response: whole };
  } catch (error) {
    if (patience.aborted || signal.aborted) return { kind: 'timeout', error };
    return { kind: UNREACHED.has(codeOf(error)) ? 'unreached' : 'broken', error };
  }
}

/** `fetch` hides what happened in the cause of its error. */
export function codeOf(error: unknown): string {
  const { code, cause } = (error ?? {}) as { code?: unknown; cause?: unknown };
  if (typeof code === 'string') return code;
  return cause === undefined ? '' : codeOf(cause);
}
