import type { StandardSchemaV1 } from '@standard-schema/spec';
import type { Query } from './target-url';

/** Where a service answers. `bindings` with a public `apiUrl` are one. */
export interface Discovery {
  get(): Promise<{ readonly apiUrl: string }>;
  refresh(options?: { olderThan?: number }): Promise<{ readonly apiUrl: string }>;
}

export interface ServiceClientOptions {
  /** Default: where the variable of the service says (`DEALS_MS_API_URL`), else `apiUrl` of its public bindings. */
  discovery?: Discovery;
  /** The id of the request that is being served; it is sent on as `x-request-id`. */
  requestId?: () => unknown;
  /** Milliseconds for a whole call with all its attempts, after discovery. Default 10 000. */
  timeout?: number;
  /** Milliseconds for one attempt. Default 3 000. */
  attemptTimeout?: number;
  /** Of an idempotent request, at most. Default 3. */
  attempts?: number;
  fetch?: typeof globalThis.fetch;
  /** Waits milliseconds. */
  sleep?: (ms: number, signal: AbortSignal) => Promise<unknown>;
  /** From 0 up to 1. Default `Math.random`. */
  random?: () => number;
}

export interface CallInit {
  /** Default GET. */
  method?: string;
  headers?: Readonly<Record<string, string>>;
  query?: Query;
  body?: string | Uint8Array<ArrayBuffer>;
  /** Ends the call early: it rejects with the reason of the signal. */
  signal?: AbortSignal;
}

export interface JsonCallInit<S extends StandardSchemaV1> extends Omit<CallInit, 'body'> {
  /** Sent as JSON. */
  body?: unknown;
  /** Any [Standard Schema](https://standardschema.dev) that the answer has to fit. */
  schema: S;
}

/** Calls one service at the URL it published. */
export interface ServiceClient {
  /**
   * @param path Below the service's URL, beginning with a slash.
   * @returns an answer with a status of success, read to its end
   * @throws ServiceCallError for any other; BindingsError when the service cannot be discovered
   */
  fetch(path: string, init?: CallInit): Promise<Response>;
  /** As `fetch`, with JSON both ways. @throws ServiceCallError `invalid-answer` as well */
  json<S extends StandardSchemaV1>(
    path: string,
    init: JsonCallInit<S>,
  ): Promise<StandardSchemaV1.InferOutput<S>>;
}
