import { DeliveryError } from '../../delivery-error';
import { openReader, type SchemaReader } from '../schema/read-schema';
import type { Terms } from '../schema/term';
import { isJson, type Json, membersOf, openResolver, type Resolver } from './resolve';

const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'];

/** One operation of a document. */
export interface Operation {
  /** `GET /deals/{id}`. */
  name: string;
  /** The same, whatever its path parameters are called: `GET /deals/{}`. */
  shape: string;
  /** Names of its path parameters, in order. */
  pathParameters: readonly string[];
  definition: Json;
  /** What is said of all operations of its path. */
  path: Json;
}

/** A document, with what reads it. */
export interface ReadDocument {
  document: Json;
  resolver: Resolver;
  /** OpenAPI 3.0. */
  isOld: boolean;
  /** By {@link Operation.shape}. */
  operations: ReadonlyMap<string, Operation>;
  request: SchemaReader;
  response: SchemaReader;
}

/**
 * @param role `before` or `after`; names the document in errors
 * @throws DeliveryError `invalid-options` for what is no OpenAPI 3 document, and for a `$ref` that cannot be followed
 */
export function readDocument(value: unknown, role: string, terms: Terms): ReadDocument {
  const where = `the document ${role}`;
  const document = checked(value, where);
  const resolver = openResolver(document, where);
  const isOld = String(document['openapi']).startsWith('3.0');
  const reader = (way: 'request' | 'response'): SchemaReader =>
    openReader({ resolver, terms, way, isOld, prefix: `${role}-${way}-` });
  const operations = operationsOf(document, resolver, where);
  return {
    document,
    resolver,
    isOld,
    operations,
    request: reader('request'),
    response: reader('response'),
  };
}

function checked(value: unknown, where: string): Json {
  const version = isJson(value) ? value['openapi'] : undefined;
  if (isJson(value) && typeof version === 'string' && /^3\.[0-2](\.|$)/.test(version)) return value;
  throw new DeliveryError({
    code: 'invalid-options',
    where,
    what: `it is no OpenAPI document of version 3: "openapi" is ${JSON.stringify(version) ?? 'missing'}`,
    fix: 'Give the JSON of an OpenAPI 3.0 or 3.1 document.',
  });
}

function operationsOf(document: Json, resolver: Resolver, where: string): Map<string, Operation> {
  const operations = new Map<string, Operation>();
  for (const [path, item] of membersOf(document['paths'])) {
    const target = resolver.follow(item);
    if (!path.startsWith('/') || !isJson(target)) continue;
    for (const method of METHODS) {
      const definition = target[method];
      if (!isJson(definition)) continue;
      const name = `${method.toUpperCase()} ${path}`;
      const shape = operationShape(name);
      const other = operations.get(shape);
      if (other !== undefined) throw twice(name, other.name, where);
      const pathParameters = [...path.matchAll(PARAMETER)].map(([, parameter]) => parameter ?? '');
      operations.set(shape, { name, shape, pathParameters, definition, path: target });
    }
  }
  return operations;
}

const PARAMETER = /\{([^{}]*)\}/g;

/** What an operation is known by, whatever its path parameters are called. */
export function operationShape(name: string): string {
  return name.replaceAll(PARAMETER, '{}');
}

function twice(name: string, other: string, where: string): DeliveryError {
  return new DeliveryError({
    code: 'invalid-options',
    where,
    what: `${name} and ${other} are the same path`,
    fix: 'Keep one of them: names of path parameters do not tell paths apart.',
  });
}
