import type { Json } from '../document/resolve';
import { boundsOf, constraintsOf } from './formats';
import { leastStep, tightRange } from './numbers';
import type { ArrayShape, NumberShape, Shape, StringShape } from './shape';
import type { Reading } from './read-schema';

const COMMON = { without: [], opaque: [] };

/** What a schema says of numbers, strings and arrays; a type of which nothing is left is not in it. */
export function readScalars(schema: Json, reading: Reading): Shape[] {
  return [numberOf(schema), stringOf(schema), arrayOf(schema, reading)].filter(
    (shape) => shape !== null,
  );
}

function numberOf(schema: Json): NumberShape | null {
  const { type, format, multipleOf } = schema;
  const isWhole = type === 'integer' || (Array.isArray(type) && isWholeOnly(type));
  const [formatLow, formatHigh] = boundsOf(format) ?? [-Infinity, Infinity];
  const low = bound(schema, 'minimum', 'exclusiveMinimum', -Infinity);
  const high = bound(schema, 'maximum', 'exclusiveMaximum', Infinity);
  const multiple = typeof multipleOf === 'number' && multipleOf > 0 ? multipleOf : null;
  const { step, opaque } = leastStep(isWhole ? 1 : null, multiple);
  return tightRange({
    ...COMMON,
    kind: 'number',
    type: 'number',
    low: Math.max(low.at, formatLow),
    lowOpen: low.isOpen && low.at >= formatLow,
    high: Math.min(high.at, formatHigh),
    highOpen: high.isOpen && high.at <= formatHigh,
    step,
    formats: format === 'float' ? constraintsOf(format) : [],
    opaque,
  });
}

function isWholeOnly(types: readonly unknown[]): boolean {
  return types.includes('integer') && !types.includes('number');
}

/** In OpenAPI 3.0 `exclusiveMinimum` says whether `minimum` itself is out; later it is a bound of its own. */
function bound(
  schema: Json,
  name: 'minimum' | 'maximum',
  exclusive: 'exclusiveMinimum' | 'exclusiveMaximum',
  none: number,
): { at: number; isOpen: boolean } {
  const [closed, open] = [schema[name], schema[exclusive]];
  const at = typeof closed === 'number' ? closed : none;
  if (typeof open !== 'number') return { at, isOpen: open === true };
  const isTighter = name === 'minimum' ? open >= at : open <= at;
  return isTighter ? { at: open, isOpen: true } : { at, isOpen: false };
}

function stringOf(schema: Json): StringShape | null {
  const { format, contentEncoding, pattern } = schema;
  const min = count(schema['minLength'], 0);
  const max = count(schema['maxLength'], Infinity);
  if (min > max) return null;
  const patterns = typeof pattern === 'string' ? [pattern] : [];
  const encoding = typeof contentEncoding === 'string' ? [`encoded as ${contentEncoding}`] : [];
  return {
    ...COMMON,
    kind: 'string',
    type: 'string',
    min,
    max,
    formats: [...(format === 'float' ? [] : constraintsOf(format)), ...encoding],
    patterns,
  };
}

function arrayOf(schema: Json, { read, isOld }: Reading): ArrayShape | null {
  const min = count(schema['minItems'], 0);
  const prefixItems = schema['prefixItems'];
  const prefix = Array.isArray(prefixItems) && !isOld ? prefixItems.map(read) : [];
  const max = count(schema['maxItems'], Infinity);
  if (min > max) return null;
  const unique = schema['uniqueItems'] === true;
  return {
    ...COMMON,
    kind: 'array',
    type: 'array',
    prefix,
    items: read(schema['items']),
    min,
    max,
    unique,
  };
}

/** A count as a keyword says it. */
export function count(value: unknown, none: number): number {
  return typeof value === 'number' ? value : none;
}
