import canonicalize from 'canonicalize';
import type { Finding } from '../finding';
import { finding, type OperationPair, type Place, schemaFindings } from './context';
import type { Operation, ReadDocument } from './read-document';
import { isJson, type Json, membersOf } from './resolve';

type In = 'path' | 'query' | 'header' | 'cookie';

interface Parameter {
  in: In;
  name: string;
  isRequired: boolean;
  definition: Json;
}

/** Headers that other parts of a document tell of. */
const TOLD_ELSEWHERE = ['accept', 'content-type', 'authorization'];

/** What is sent beside the body. Parameters of the path are known by their place, all others by their name. */
export function compareParameters(pair: OperationPair): Finding[] {
  const operation = pair.before.operation.name;
  const [before, after] = [parametersOf(pair.before), parametersOf(pair.after)];
  const placeOf = (parameter: Parameter): Place => ({
    operation,
    steps: [`${parameter.in} parameter ${parameter.name}`],
    field: parameter.name,
  });
  const gone = [...before].flatMap(([key, was]) =>
    after.has(key) || was.in === 'path'
      ? []
      : [finding(placeOf(was), 'breaking', 'parameter-removed', 'it is no longer taken')],
  );
  const others = [...after].flatMap(([key, is]): Finding[] => {
    const was = before.get(key);
    if (was !== undefined) return compareParameter(pair, was, is, placeOf(was));
    if (is.in === 'path') return [];
    return is.isRequired
      ? [
          finding(
            placeOf(is),
            'breaking',
            'required-parameter-added',
            'it is new, and has to be sent',
          ),
        ]
      : [finding(placeOf(is), 'compatible', 'parameter-added', 'it is new')];
  });
  return [...gone, ...others];
}

function parametersOf({ document, operation }: OperationPair['before']): Map<string, Parameter> {
  const parameters = new Map<string, Parameter>();
  for (const value of [...listOf(operation.path), ...listOf(operation.definition)]) {
    const definition = document.resolver.follow(value);
    if (!isJson(definition) || typeof definition['name'] !== 'string') continue;
    const { name } = definition;
    const where = definition['in'] as In;
    if (where === 'header' && TOLD_ELSEWHERE.includes(name.toLowerCase())) continue;
    const isRequired = definition['required'] === true || where === 'path';
    parameters.set(`${where} ${keyOf(where, name, operation)}`, {
      in: where,
      name,
      isRequired,
      definition,
    });
  }
  return parameters;
}

function listOf({ parameters }: Json & { parameters?: unknown }): unknown[] {
  return Array.isArray(parameters) ? parameters : [];
}

function keyOf(where: In, name: string, { pathParameters }: Operation): string {
  if (where === 'path') return String(pathParameters.indexOf(name));
  return where === 'header' ? name.toLowerCase() : name;
}

function compareParameter(
  pair: OperationPair,
  was: Parameter,
  is: Parameter,
  place: Place,
): Finding[] {
  const findings: Finding[] = [];
  if (!was.isRequired && is.isRequired)
    findings.push(finding(place, 'breaking', 'parameter-now-required', 'it has to be sent now'));
  if (was.isRequired && !is.isRequired)
    findings.push(finding(place, 'compatible', 'parameter-now-optional', 'it may be left out now'));
  if (was.definition['allowEmptyValue'] === true && is.definition['allowEmptyValue'] !== true)
    findings.push(
      finding(place, 'breaking', 'parameter-empty-refused', 'it may not be empty any more'),
    );
  const [before, after] = [valueOf(was, pair.before.document), valueOf(is, pair.after.document)];
  if (before.mediaType !== after.mediaType) {
    const what = `it is written as ${after.mediaType ?? 'a parameter'} now, and was as ${before.mediaType ?? 'a parameter'}`;
    findings.push(finding(place, 'breaking', 'parameter-style-changed', what));
  } else if ((before.isStyled || after.isStyled) && before.style !== after.style) {
    const what = `it is written in the style ${after.style} now, and was in ${before.style}`;
    findings.push(finding(place, 'breaking', 'parameter-style-changed', what));
  }
  const schemas = { before: before.schema, after: after.schema };
  const isText = before.mediaType === null && after.mediaType === null;
  return [...findings, ...schemaFindings(pair, place, 'parameter', schemas, isText)];
}

interface Value {
  schema: unknown;
  /** `null`: written in a style. */
  mediaType: string | null;
  style: string;
  /** How a single value is written does not depend on the style. */
  isStyled: boolean;
}

function valueOf({ in: where, definition }: Parameter, document: ReadDocument): Value {
  const [content] = membersOf(definition['content']);
  if (content !== undefined) {
    const [mediaType, media] = content;
    const schema = isJson(media) ? media['schema'] : undefined;
    return { schema, mediaType, style: '', isStyled: false };
  }
  const { schema } = definition;
  const ofPlace = where === 'query' || where === 'cookie' ? 'form' : 'simple';
  const style = typeof definition['style'] === 'string' ? definition['style'] : ofPlace;
  const isExploded = definition['explode'] ?? style === 'form';
  const shapes = document.request.read(schema).shapes();
  const isStyled =
    shapes.some(({ type }) => type === 'array' || type === 'object') ||
    !['form', 'simple'].includes(style);
  return { schema, mediaType: null, style: canonicalize([style, isExploded]) ?? style, isStyled };
}
