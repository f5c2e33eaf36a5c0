import { STATUS_CODES } from 'node:http';
import type { Context, ErrorHandler, NotFoundHandler } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { AlreadyExistsError, NotFoundError } from '../domain/errors';
import { InvalidCursorError } from '../storage/deal-store';
import type { AppEnv } from './context';
import type { Log } from './log';
import { ProblemError } from './problem-error';

/** Answers for a path that there is not. */
export const notFound: NotFoundHandler<AppEnv> = (c) =>
  respond(c, new ProblemError(404, `There is nothing at ${c.req.path}.`));

/**
 * Answers with problem details (RFC 9457). What is not the client's fault is logged, and the client learns
 * nothing of it but the request id.
 */
export function onError(log: Log): ErrorHandler<AppEnv> {
  return (error, c) => {
    const problem = problemOf(error);
    if (problem.status >= 500) {
      const { message, stack } = problem.cause instanceof Error ? problem.cause : problem;
      log({
        level: 'error',
        message,
        requestId: c.get('requestId'),
        method: c.req.method,
        path: c.req.path,
        stack,
      });
    }
    return respond(c, problem);
  };
}

function problemOf(error: Error): ProblemError {
  if (error instanceof ProblemError) return error;
  if (error instanceof NotFoundError) return new ProblemError(404, error.message);
  if (error instanceof AlreadyExistsError) return new ProblemError(409, error.message);
  if (error instanceof InvalidCursorError) {
    const { message } = error;
    return new ProblemError(400, message, { errors: [{ parameter: 'cursor', message }] });
  }
  if (error instanceof HTTPException && error.status < 500) {
    return new ProblemError(error.status, error.message || 'The request cannot be served.');
  }
  return new ProblemError(500, 'Something went wrong on our side.', { cause: error });
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
