import type { Context, Handler } from 'hono';
import * as z from 'zod';
import { ProblemError } from './problem-error';

const JSON_MEDIA_TYPE = /^application\/([\w.-]+\+)?json\s*(;|$)/i;

/** The query of a list: how much of it, and from where on. */
export const pageQuerySchema = z.object({
  limit: z.coerce.number().int().min(1).max(100).default(20),
  cursor: z.string().min(1).max(1024).optional(),
});

/**
 * Reads and checks the body.
 * @throws ProblemError 415 when it is not declared as JSON, 400 when it is not JSON,
 *   422 with a JSON pointer for everything that does not fit the schema
 */
export async function readBody<T extends z.ZodType>(c: Context, schema: T): Promise<z.infer<T>> {
  const result = schema.safeParse(await parseJson(c));
  if (result.success) return result.data;
  const errors = result.error.issues.flatMap(pointed);
  throw new ProblemError(422, 'The body does not have the form that is asked for.', { errors });
}

/**
 * Reads and checks the query. Parameters that the schema does not know are ignored.
 * @throws ProblemError 400 naming every parameter that does not fit
 */
export function readQuery<T extends z.ZodType>(c: Context, schema: T): z.infer<T> {
  const result = schema.safeParse(c.req.query());
  if (result.success) return result.data;
  const errors = result.error.issues.map(({ path, message }) => ({
    parameter: path.join('.'),
    message,
  }));
  throw new ProblemError(400, 'The query is not valid.', { errors });
}

/** Answers every method that a path does not have. */
export function methodNotAllowed(...allowed: string[]): Handler {
  return (c) => {
    const detail = `${c.req.method} is not possible here.`;
    throw new ProblemError(405, detail, { headers: { allow: allowed.join(', ') } });
  };
}

async function parseJson(c: Context): Promise<unknown> {
  if (!JSON_MEDIA_TYPE.test(c.req.header('content-type') ?? '')) {
    throw new ProblemError(415, 'The body must be sent as application/json.');
  }
  try {
    return await c.req.json();
  } catch {
    throw new ProblemError(400, 'The body is not valid JSON.');
  }
}

function pointed(issue: z.core.$ZodIssue): { pointer: string; message: string }[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      pointer: toPointer([...issue.path, key]),
      message: 'Is not known here',
    }));
  }
  return [{ pointer: toPointer(issue.path), message: issue.message }];
}

function toPointer(path: readonly PropertyKey[]): string {
  return path
    .map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`)
    .join('');
}
