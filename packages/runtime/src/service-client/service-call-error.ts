import type { Problem } from './problem';

/**
 * `status`: the service answered, but not with success. `unreachable`: no whole answer came.
 * `timeout`: none came in time. `invalid-answer`: a success that is not what was asked for.
 */
export type ServiceCallErrorCode = 'status' | 'unreachable' | 'timeout' | 'invalid-answer';

export interface ServiceCallErrorParts {
  code: ServiceCallErrorCode;
  service: string;
  method: string;
  /** Without its query, which may hold what does not belong into logs. */
  url: string;
  what: string;
  /** How often the request was sent. */
  attempts: number;
  status?: number;
  problem?: Problem | undefined;
  /** The id the request was sent with. */
  requestId?: string | undefined;
  cause?: unknown;
}

/** A call of another service that did not succeed. */
export class ServiceCallError extends Error {
  override readonly name = 'ServiceCallError';
  readonly code: ServiceCallErrorCode;
  readonly service: string;
  readonly method: string;
  readonly url: string;
  readonly attempts: number;
  /** Of the answer, where one came. */
  readonly status: number | undefined;
  /** What the service says is wrong. */
  readonly problem: Problem | undefined;
  readonly requestId: string | undefined;

  constructor(parts: ServiceCallErrorParts) {
    const { code, service, method, url, what, attempts, status, problem, requestId, cause } = parts;
    const tries = attempts > 1 ? `, ${attempts} attempts` : '';
    super(`${service}: ${method} ${url}: ${what}${tries}`, { cause });
    this.code = code;
    this.service = service;
    this.method = method;
    this.url = url;
    this.attempts = attempts;
    this.status = status;
    this.problem = problem;
    this.requestId = requestId;
  }
}
