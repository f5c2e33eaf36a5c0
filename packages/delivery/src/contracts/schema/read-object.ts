import { isJson, type Json, membersOf } from '../document/resolve';
import { termAccepts } from './accepts';
import { matches, type ObjectShape } from './shape';
import type { Term } from './term';
import { count } from './read-scalars';
import type { Reading } from './read-schema';

/** What a schema says of objects. What goes the other way alone is not taken, and not asked for. */
export function readObject(schema: Json, reading: Reading): ObjectShape {
  const { read, terms } = reading;
  const hidden = new Set<string>();
  const properties = new Map<string, Term>();
  const patterns = membersOf(schema['patternProperties']).map(
    ([pattern, member]) => [pattern, read(member)] as const,
  );
  for (const [name, member] of membersOf(schema['properties'])) {
    if (goesOtherWay(member, reading)) hidden.add(name);
    const matching = patterns.filter(([pattern]) => matches(pattern, name) === true);
    const all = terms.all([read(member), ...matching.map(([, term]) => term)]);
    properties.set(name, hidden.has(name) ? terms.never : all);
  }
  const rest = schema['additionalProperties'];
  const names = schema['propertyNames'] === undefined ? null : read(schema['propertyNames']);
  const required = Array.isArray(schema['required']) ? schema['required'].map(String) : [];
  const shape: ObjectShape = {
    kind: 'object',
    type: 'object',
    without: [],
    opaque: [],
    properties,
    required: new Set(required.filter((name) => !hidden.has(name))),
    hidden,
    patterns,
    additional: read(rest),
    isNamed: rest === undefined && patterns.length === 0 && names === null && isSpokenOf(schema),
    names,
    min: count(schema['minProperties'], 0),
    max: count(schema['maxProperties'], Infinity),
  };
  return names === null ? shape : named(shape, names, reading);
}

/** What says nothing at all of objects invites any member; what is composed of others leaves it to these. */
function isSpokenOf(schema: Json): boolean {
  const own = ['type', 'properties', 'required', 'minProperties', 'maxProperties'];
  return [...own, 'allOf', 'anyOf', 'oneOf', 'if', '$ref'].some((keyword) => keyword in schema);
}

function goesOtherWay(member: unknown, { way, resolver }: Reading): boolean {
  const flag = way === 'request' ? 'readOnly' : 'writeOnly';
  const target = resolver.follow(member);
  return [member, target].some((each) => isJson(each) && each[flag] === true);
}

/** Names that are few are members like others, and there are no more. */
function named(shape: ObjectShape, names: Term, { terms }: Reading): ObjectShape {
  const shapes = names.shapes().filter(({ type }) => type === 'string');
  const isAny = shapes.some(
    (each) =>
      each.kind === 'string' &&
      each.min === 0 &&
      each.max === Infinity &&
      each.formats.length + each.patterns.length + each.opaque.length + each.without.length === 0,
  );
  if (isAny) return { ...shape, names: null };
  const properties = new Map(
    [...shape.properties].map(([name, term]) => [
      name,
      termAccepts(names, name) === 'no' ? terms.never : term,
    ]),
  );
  if (!shapes.every((each) => each.kind === 'values') || shape.patterns.length > 0) {
    return { ...shape, properties };
  }
  for (const each of shapes) {
    for (const name of each.kind === 'values' ? each.values : []) {
      if (!properties.has(String(name))) properties.set(String(name), shape.additional);
    }
  }
  return { ...shape, properties, additional: terms.never, names: null };
}
