import { operationShape } from '../../contracts/document/read-document';

/** As OpenAPI calls them in a path. */
const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'];

/** Names of the operations of an OpenAPI document, `GET /deals/{id}`; none for what is no document. */
export function operationsOf(document: unknown): string[] {
  return Object.entries(membersOf(membersOf(document)['paths'])).flatMap(([path, item]) =>
    METHODS.filter((name) => Object.hasOwn(membersOf(item), name)).map(
      (method) => `${method.toUpperCase()} ${path}`,
    ),
  );
}

/**
 * Takes an operation out of an OpenAPI document: the first one that is used.
 *
 * @param used names of operations, whatever their path parameters are called
 * @returns another document; `null` when it has none of them, or is no document
 */
export function withoutOperation(document: unknown, used: readonly string[]): object | null {
  const shapes = new Set(used.map(operationShape));
  const found = operationsOf(document).find((name) => shapes.has(operationShape(name)));
  if (found === undefined) return null;
  const [method = '', path = ''] = found.split(' ');
  const paths = membersOf(membersOf(document)['paths']);
  const rest = Object.entries(membersOf(paths[path])).filter(
    ([name]) => name !== method.toLowerCase(),
  );
  return { ...membersOf(document), paths: { ...paths, [path]: Object.fromEntries(rest) } };
}

function membersOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
