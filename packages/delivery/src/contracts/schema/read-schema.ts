import { isJson, type Json, type Resolver } from '../document/resolve';
import { readObject } from './read-object';
import { readScalars } from './read-scalars';
import { accepts } from './accepts';
import { type Exception, JSON_TYPES, type JsonType, type Shape, typeOf } from './shape';
import { areMany, asText, fullShape, lazyTerm, product, type Term, type Terms } from './term';
import { undecided } from './undecided';

/** Which way a value goes. */
export type Way = 'request' | 'response';

/** Reads the schemas of one document, as they hold for what goes one way. */
export interface SchemaReader {
  /** @param schema as it is in the document; `undefined` takes anything */
  read(schema: unknown): Term;
}

export interface ReaderOptions {
  resolver: Resolver;
  terms: Terms;
  way: Way;
  /** OpenAPI 3.0: `nullable`, boolean `exclusiveMinimum`, nothing beside a `$ref`. */
  isOld: boolean;
  /** Tells its terms from those of other readers. */
  prefix: string;
}

/** What reading a part of a schema needs. */
export interface Reading extends ReaderOptions {
  read(schema: unknown): Term;
}

/** More alternatives of one schema are compared as a text. */
const MOST_SHAPES = 300;

export function openReader(options: ReaderOptions): SchemaReader {
  const known = new Map<unknown, Term>();
  const { resolver, terms, isOld, prefix } = options;
  const read = (schema: unknown): Term => {
    if (schema === undefined || schema === true) return terms.any;
    if (schema === false) return terms.never;
    if (!isJson(schema)) return terms.any;
    const found = known.get(schema);
    if (found !== undefined) return found;
    const isReference = typeof schema['$ref'] === 'string';
    if (isReference && (isOld || !Object.keys(schema).some(isConstraint))) {
      const target = read(resolver.follow(schema));
      known.set(schema, target);
      return target;
    }
    const initial = initialOf(schema, options);
    const key = `${prefix}${known.size}`;
    const made = lazyTerm(key, () => shapesOf(schema, { ...options, read }), initial);
    known.set(schema, made);
    return made;
  };
  return { read };
}

function isConstraint(keyword: string): boolean {
  return !['$ref', 'summary', 'description', 'title', 'examples', 'deprecated'].includes(keyword);
}

function initialOf(schema: Json, { resolver }: ReaderOptions): { value: unknown } | undefined {
  const holder = 'default' in schema ? schema : resolver.follow(schema);
  return isJson(holder) && 'default' in holder ? { value: holder['default'] } : undefined;
}

function shapesOf(schema: Json, reading: Reading): readonly Shape[] {
  const { terms, resolver, read } = reading;
  const own = enumerated(schema, plainShapes(schema, reading));
  const all = Array.isArray(schema['allOf']) ? schema['allOf'].map(read) : [];
  if (typeof schema['$ref'] === 'string') all.push(read(resolver.follow(schema)));
  const unions = [
    ...all.map((term) => term.shapes()),
    ...unionOf(schema['anyOf'], reading, () => []),
    ...unionOf(schema['oneOf'], reading, (others) =>
      others.map((term): Exception => ({ term, from: 'one-of' })),
    ),
    ...conditions(schema, reading),
  ];
  let shapes = own;
  for (const union of unions) {
    const isTooMuch = areMany(shapes, union);
    if (!isTooMuch) shapes = product(shapes, union, terms);
    if (isTooMuch || shapes.length > MOST_SHAPES)
      return own.map((shape) => asText(shape, JSON.stringify(schema)));
  }
  const closed = shapes.map((shape) => evaluated(shape, schema, reading));
  if (schema['not'] === undefined) return closed;
  const term = read(schema['not']);
  return term.key === terms.any.key || isEverything(schema['not'])
    ? []
    : closed.map((shape) => ({ ...shape, without: [...shape.without, { term, from: 'not' }] }));
}

function isEverything(schema: unknown): boolean {
  return isJson(schema) && Object.keys(schema).length === 0;
}

function plainShapes(schema: Json, reading: Reading): Shape[] {
  const { isOld, terms } = reading;
  const types = typesOf(schema, isOld);
  const scalars = readScalars(schema, reading);
  return types.flatMap((type) => {
    const limited =
      type === 'object'
        ? readObject(schema, reading)
        : scalars.find((shape) => shape.type === type);
    const shape = limited ?? (isLimited(type) ? undefined : fullShape(type, terms.any));
    return shape === undefined
      ? []
      : [{ ...shape, opaque: [...shape.opaque, ...opaqueOf(schema, type)] }];
  });
}

/** A type that keywords can limit has no shape when they leave nothing of it. */
function isLimited(type: JsonType): boolean {
  return type === 'number' || type === 'string' || type === 'array';
}

function typesOf(schema: Json, isOld: boolean): JsonType[] {
  const { type } = schema;
  const named = Array.isArray(type) ? type : type === undefined ? JSON_TYPES : [type];
  const types = named.map((each) => (each === 'integer' ? 'number' : each));
  if (isOld && schema['nullable'] === true && type !== undefined) types.push('null');
  return JSON_TYPES.filter((each) => types.includes(each));
}

/** `enum` and `const`. In OpenAPI 3.0 `nullable` adds `null` to an `enum`, as those who write documents mean it. */
function enumerated(schema: Json, shapes: Shape[]): readonly Shape[] {
  const lists = [schema['enum'], 'const' in schema ? [schema['const']] : undefined];
  return lists.reduce<readonly Shape[]>((left, list) => {
    if (!Array.isArray(list)) return left;
    const values = schema['nullable'] === true ? [...list, null] : list;
    return left.flatMap((shape): Shape[] => {
      const { type, without, opaque } = shape;
      const taken = values.filter(
        (value) => typeOf(value) === type && accepts(shape, value) !== 'no',
      );
      if (taken.length === 0) return [];
      const asked = [...opaque, ...undecided(shape, taken)];
      return [{ kind: 'values', type, values: taken, without, opaque: asked }];
    });
  }, shapes);
}

function unionOf(
  list: unknown,
  { read }: Reading,
  without: (others: readonly Term[]) => readonly Exception[],
): (readonly Shape[])[] {
  if (!Array.isArray(list)) return [];
  const branches = list.map(read);
  return [
    branches.flatMap((branch, at) => {
      const name = isJson(list[at]) ? list[at]['$ref'] : undefined;
      const label = typeof name === 'string' ? name.split('/').at(-1) : undefined;
      const exceptions = without(branches.filter((_, other) => other !== at));
      return branch.shapes().map((shape) => ({
        ...shape,
        without: [...shape.without, ...exceptions],
        ...(label !== undefined && { label }),
      }));
    }),
  ];
}

/** `if`, and members that others ask for, as unions. */
function conditions(schema: Json, reading: Reading): (readonly Shape[])[] {
  const { read, terms } = reading;
  const either = (condition: Term, then: Term, otherwise: Term): readonly Shape[] => [
    ...product(condition.shapes(), then.shapes(), terms),
    ...otherwise.shapes().map((shape): Shape => ({
      ...shape,
      without: [...shape.without, { term: condition, from: 'not' }],
    })),
  ];
  const unions: (readonly Shape[])[] = [];
  if ('if' in schema) {
    unions.push(either(read(schema['if']), read(schema['then']), read(schema['else'])));
  }
  const dependent = {
    ...asJson(schema['dependentRequired']),
    ...asJson(schema['dependentSchemas']),
  };
  for (const [name, needed] of Object.entries(dependent)) {
    const then = Array.isArray(needed) ? { type: 'object', required: needed } : needed;
    unions.push(either(read({ type: 'object', required: [name] }), read(then), terms.any));
  }
  return unions;
}

function asJson(value: unknown): Json {
  return isJson(value) ? value : {};
}

/** Members that no keyword has spoken of, once all of them have. */
function evaluated(shape: Shape, schema: Json, { read }: Reading): Shape {
  const rest = schema['unevaluatedProperties'];
  if (rest === undefined || shape.kind !== 'object' || !shape.isNamed) return shape;
  return { ...shape, additional: read(rest), isNamed: false };
}

function opaqueOf(schema: Json, type: JsonType): string[] {
  const keywords =
    type === 'array' ? ['contains', 'minContains', 'maxContains', 'unevaluatedItems'] : [];
  const said = ['$dynamicRef', ...keywords].filter((keyword) => keyword in schema);
  return said.map((keyword) => `${keyword} ${JSON.stringify(schema[keyword])}`);
}
