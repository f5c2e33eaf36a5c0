import { STATUS_CODES } from 'node:http';
import type { Context, ErrorHandler, NotFoundHandler } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { AlreadyExistsError, NotFoundError } from '../domain/errors';
import { InvalidCursorError } from '../storage/user-store';
import type { AppEnv } from './context';
import type { Log } from './log';

/** What is wrong with one part of a request. */
export type FieldProblem =
  /** JSON pointer (RFC 6901) into the body. */
  | { pointer: string; message: string }
  /** Name of a query parameter. */
  | { parameter: string; message: string };

/** An answer that says what is wrong with the request. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';

  /**
   * @param detail goes to the client
   * @param errors one per part of the request that is wrong
   * @param headers of the answer
   */
  constructor(
    readonly status: ContentfulStatusCode,
    readonly detail: string,
    readonly errors?: readonly FieldProblem[],
    readonly headers?: Record<string, string>,
  ) {
    super(detail);
  }
}

/** Answers for a path that there is not. */
export const notFound: NotFoundHandler<AppEnv> = (c) =>
  respond(c, new ProblemError(404, `There is nothing at ${c.req.path}.`));

/**
 * Answers with problem details (RFC 9457). An error that nobody expected is logged, and the
 * client learns nothing of it but the request id.
 */
export function onError(log: Log): ErrorHandler<AppEnv> {
  return (error, c) => {
    const expected = problemOf(error);
    if (expected) return respond(c, expected);
    log({
      level: 'error',
      message: error.message,
      requestId: c.get('requestId'),
      method: c.req.method,
      path: c.req.path,
      stack: error.stack,
    });
    return respond(c, new ProblemError(500, 'Something went wrong on our side.'));
  };
}

function problemOf(error: Error): ProblemError | undefined {
  if (error instanceof ProblemError) return error;
  if (error instanceof NotFoundError) return new ProblemError(404, error.message);
  if (error instanceof AlreadyExistsError) return new ProblemError(409, error.message);
  if (error instanceof InvalidCursorError) {
    const { message } = error;
    return new ProblemError(400, message, [{ parameter: 'cursor', message }]);
  }
  if (error instanceof HTTPException && error.status < 500) {
    return new ProblemError(error.status, error.message || 'The request cannot be served.');
  }
  return undefined;
}

function respond(c: Context<AppEnv>, { status, detail, errors, headers }: ProblemError): Response {
  const problem = {
    type: 'about:blank',
    title: STATUS_CODES[status],
    status,
    detail,
    requestId: c.get('requestId'),
    errors,
  };
  return c.body(JSON.stringify(problem), status, {
    'content-type': 'application/problem+json',
    ...headers,
  });
}
