import type { ContentfulStatusCode } from 'hono/utils/http-status';

/** What is wrong with one part of a request. */
export type FieldProblem =
  /** JSON pointer (RFC 6901) into the body. */
  | { pointer: string; message: string }
  /** Name of a query parameter. */
  | { parameter: string; message: string };

export interface ProblemOptions extends ErrorOptions {
  /** One per part of the request that is wrong. */
  errors?: readonly FieldProblem[] | undefined;
  /** Of the answer. */
  headers?: Record<string, string>;
}

/** An answer that says what is wrong. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly errors: readonly FieldProblem[] | undefined;
  readonly headers: Record<string, string> | undefined;

  /**
   * @param detail goes to the client
   * @param options the cause is for the log, where the status is 500 or more
   */
  constructor(
    readonly status: ContentfulStatusCode,
    readonly detail: string,
    { errors, headers, cause }: ProblemOptions = {},
  ) {
    super(detail, { cause });
    this.errors = errors;
    this.headers = headers;
  }
}
