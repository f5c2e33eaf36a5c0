import { BindingsError } from '@org/runtime/bindings';
import { ServiceCallError } from '@org/runtime/service-client';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import * as z from 'zod';
import { ProblemError } from '../handler/problem-error';

/** What a service says of the request that was handed on to it. Everything else is between us and that service. */
const OF_THE_REQUEST: ReadonlySet<number | undefined> = new Set([400, 404, 409, 413, 422]);

const errorsSchema = z.array(
  z.union([
    z.object({ pointer: z.string(), message: z.string() }),
    z.object({ parameter: z.string(), message: z.string() }),
  ]),
);

/**
 * Waits for the answer of another service, for a client of ours.
 *
 * @returns what the service gave
 * @throws ProblemError: what the service says is wrong with the request; 502, 503 or 504 with the
 *   cause for our log when it did not do its part
 */
export async function relayed<T>(call: Promise<T>): Promise<T> {
  try {
    return await call;
  } catch (error) {
    if (error instanceof ServiceCallError) throw problemOf(error);
    if (error instanceof BindingsError) {
      throw new ProblemError(503, `${error.service} cannot be found.`, { cause: error });
    }
    throw error;
  }
}

function problemOf(cause: ServiceCallError): ProblemError {
  const { service, status, problem, code } = cause;
  if (OF_THE_REQUEST.has(status)) {
    const { data: errors } = errorsSchema.safeParse(problem?.errors);
    const detail = problem?.detail ?? `${service} refuses the request.`;
    return new ProblemError(status as ContentfulStatusCode, detail, { cause, errors });
  }
  if (code === 'timeout') {
    return new ProblemError(504, `${service} did not answer in time.`, { cause });
  }
  return new ProblemError(502, `${service} did not do its part.`, { cause });
}
