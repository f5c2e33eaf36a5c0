import type { Term } from './term';

/** The types of JSON. An integer is a number whose step is whole. */
export type JsonType = 'null' | 'boolean' | 'number' | 'string' | 'array' | 'object';

export const JSON_TYPES: readonly JsonType[] = [
  'null',
  'boolean',
  'number',
  'string',
  'array',
  'object',
];

/** Values that a shape does not take. */
export interface Exception {
  term: Term;
  /** `one-of`: they fit another branch of a `oneOf` too. */
  from: 'not' | 'one-of';
}

interface Common {
  without: readonly Exception[];
  /** Constraints that are known by their text alone: `contains`, `unevaluatedItems` and the like. */
  opaque: readonly string[];
  /** The name of the schema that it came from, where a union named one. */
  label?: string;
}

/** These values and no others; whatever else was asked of them is done already. */
export interface ValuesShape extends Common {
  kind: 'values';
  type: JsonType;
  values: readonly unknown[];
}

export interface NumberShape extends Common {
  kind: 'number';
  type: 'number';
  low: number;
  lowOpen: boolean;
  high: number;
  highOpen: boolean;
  /** Every number is a multiple of it; `null`: any number. */
  step: number | null;
  formats: readonly string[];
}

export interface StringShape extends Common {
  kind: 'string';
  type: 'string';
  /** In characters. */
  min: number;
  max: number;
  formats: readonly string[];
  patterns: readonly string[];
}

export interface ArrayShape extends Common {
  kind: 'array';
  type: 'array';
  /** The first elements. */
  prefix: readonly Term[];
  /** All others. */
  items: Term;
  min: number;
  max: number;
  unique: boolean;
}

export interface ObjectShape extends Common {
  kind: 'object';
  type: 'object';
  properties: ReadonlyMap<string, Term>;
  required: ReadonlySet<string>;
  /** Members that go the other way alone: read-only in a request, write-only in a response. */
  hidden: ReadonlySet<string>;
  /** Members by patterns of their names. */
  patterns: readonly (readonly [pattern: string, term: Term])[];
  /** All other members. */
  additional: Term;
  /** Nothing is said about other members: who sends sends none that the other side knows. */
  isNamed: boolean;
  /** What names of members have to be; `null`: anything. */
  names: Term | null;
  min: number;
  max: number;
}

/** Values of one type that a schema takes. A schema takes the union of its shapes. */
export type Shape = ValuesShape | NumberShape | StringShape | ArrayShape | ObjectShape;

/** The member that an object may have by this name. */
export function memberOf(shape: ObjectShape, name: string, all: (terms: Term[]) => Term): Term {
  const named = shape.properties.get(name);
  if (named !== undefined) return named;
  const matching = shape.patterns.filter(([pattern]) => matches(pattern, name) !== false);
  return matching.length === 0 ? shape.additional : all(matching.map(([, term]) => term));
}

/** Whether a text has the pattern; `null` when the pattern cannot be read. */
export function matches(pattern: string, text: string): boolean | null {
  try {
    return new RegExp(pattern, 'u').test(text);
  } catch {
    return null;
  }
}

/** Who sends sends no member that its document does not name and the other one does, unless others are invited. */
export function isNeverSent({ isNamed, properties, required }: ObjectShape, name: string): boolean {
  return isNamed && !properties.has(name) && !required.has(name);
}

export function typeOf(value: unknown): JsonType {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  const type = typeof value;
  return type === 'boolean' || type === 'number' || type === 'string' ? type : 'object';
}
