import type { Finding } from '../finding';
import { COMPONENTS, type Schema } from './random-schemas';

/** A document with one operation that takes, or answers, a body of this schema. */
export function documentOf(
  way: 'request' | 'response',
  schema: Schema,
  version = '3.1.0',
): unknown {
  const content = { 'application/json': { schema } };
  const request = way === 'request' && { requestBody: { required: true, content } };
  const response = { description: 'done', ...(way === 'response' && { content }) };
  return {
    openapi: version,
    info: { title: 'deals-ms', version: '1.0.0' },
    paths: { '/deals': { post: { ...request, responses: { 200: response } } } },
    components: { schemas: COMPONENTS },
  };
}

/** A document whose operation has a body of this schema, one way. */
export function bodyDocument(
  way: 'request' | 'response',
  schema: unknown,
  components: object = {},
  version = '3.1.0',
): unknown {
  const content = { 'application/json': { schema } };
  const body =
    way === 'request'
      ? { requestBody: { content }, responses: {} }
      : { responses: { 200: { content } } };
  const paths = { '/deals/{id}': { post: body } };
  return { openapi: version, paths, components: { schemas: components } };
}

/** A document with one operation, `POST /deals/{id}`. */
export function operationDocument(operation: object, whole: object = {}): unknown {
  return { openapi: '3.1.0', paths: { '/deals/{id}': { post: operation } }, ...whole };
}

/** What a finding is known by. */
export function found({ severity, rule, operation, field }: Finding): unknown[] {
  return [severity, rule, operation, field];
}
