import * as z from 'zod';
import { pageQuerySchema } from './request';

/** Paths of an OpenAPI document, by path. */
export type Paths = Record<string, Record<string, object>>;

/** What is sent to create one of a resource, and what it is then. */
export interface ResourceSchemas {
  sent: z.ZodType;
  item: z.ZodType;
}

const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  requestId: z.string(),
  errors: z.array(z.object({ message: z.string() })).optional(),
});

const PROBLEM = { $ref: '#/components/schemas/Problem' };

/** Paths of a resource: pages of it, one more of it, and one of it by its id. */
export function resourcePaths(path: string, { sent, item }: ResourceSchemas): Paths {
  const page = z.object({ items: z.array(item), nextCursor: z.string().optional() });
  return {
    [path]: {
      get: {
        parameters: queryOf(pageQuerySchema),
        responses: { 200: answerOf('A page of them.', page), ...problems(400) },
      },
      post: {
        requestBody: { required: true, content: json(schemaOf(sent, 'input')) },
        responses: { 201: answerOf('It is created.', item), ...problems(400, 409, 413, 415, 422) },
      },
    },
    [`${path}/{id}`]: {
      get: {
        parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
        responses: { 200: answerOf('The one with this id.', item), ...problems(404) },
      },
    },
  };
}

/** An answer with a body. */
export function answerOf(description: string, schema: z.ZodType): object {
  return { description, content: json(schemaOf(schema, 'output')) };
}

/** What paths refer to. */
export function components(): object {
  return { schemas: { Problem: schemaOf(problemSchema, 'output') } };
}

function problems(...statuses: number[]): Record<number, object> {
  const content = { 'application/problem+json': { schema: PROBLEM } };
  return Object.fromEntries(
    statuses.map((status) => [status, { description: 'Problem details (RFC 9457).', content }]),
  );
}

function queryOf({ shape }: z.ZodObject): object[] {
  return Object.entries(shape).map(([name, schema]) => ({
    name,
    in: 'query',
    required: !z.safeParse(schema, undefined).success,
    schema: schemaOf(schema, 'input'),
  }));
}

function json(schema: object): object {
  return { 'application/json': { schema } };
}

function schemaOf(schema: z.core.$ZodType, io: 'input' | 'output'): z.core.JSONSchema.BaseSchema {
  const made = z.toJSONSchema(schema, {
    io,
    override: ({ jsonSchema }) => {
      // A format says it all; its pattern is another one with every version of zod.
      if (jsonSchema.format !== undefined) delete jsonSchema.pattern;
      // Whoever reads an answer has to bear what is added to it later.
      if (io === 'output') delete jsonSchema.additionalProperties;
    },
  });
  delete made.$schema;
  return made;
}
