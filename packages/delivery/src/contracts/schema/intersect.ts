import { accepts } from './accepts';
import { leastStep, tightRange } from './numbers';
import {
  type ArrayShape,
  memberOf,
  type NumberShape,
  type ObjectShape,
  type Shape,
  type StringShape,
} from './shape';
import type { Terms } from './term';
import { undecided } from './undecided';

/** What both shapes take; `null` when that is plainly nothing. */
export function intersect(a: Shape, b: Shape, terms: Terms): Shape | null {
  if (a.type !== b.type) return null;
  const label = a.label ?? b.label;
  const common = {
    without: [...a.without, ...b.without],
    opaque: [...new Set([...a.opaque, ...b.opaque])],
    ...(label !== undefined && { label }),
  };
  if (a.kind === 'values' || b.kind === 'values') {
    const [finite, other] = a.kind === 'values' ? [a, b] : [b, a];
    const values = (finite.kind === 'values' ? finite.values : []).filter(
      (value) => accepts(other, value) !== 'no',
    );
    if (values.length === 0) return null;
    const opaque = [...new Set([...common.opaque, ...undecided(other, values)])];
    return { ...common, opaque, kind: 'values', type: a.type, values };
  }
  if (a.kind === 'number' && b.kind === 'number') return withCommon(numbers(a, b), common);
  if (a.kind === 'string' && b.kind === 'string') return withCommon(strings(a, b), common);
  if (a.kind === 'array' && b.kind === 'array') return withCommon(arrays(a, b, terms), common);
  if (a.kind === 'object' && b.kind === 'object') return withCommon(objects(a, b, terms), common);
  return null;
}

function withCommon<T extends Shape>(
  shape: T | null,
  common: Pick<Shape, 'without' | 'opaque' | 'label'>,
): T | null {
  return shape === null ? null : { ...shape, ...common };
}

function numbers(a: NumberShape, b: NumberShape): NumberShape | null {
  const low = a.low > b.low || (a.low === b.low && a.lowOpen) ? a : b;
  const high = a.high < b.high || (a.high === b.high && a.highOpen) ? a : b;
  const { opaque, step } = leastStep(a.step, b.step);
  const shape: NumberShape = {
    ...a,
    low: low.low,
    lowOpen: low.lowOpen,
    high: high.high,
    highOpen: high.highOpen,
    step,
    formats: union(a.formats, b.formats),
    opaque,
  };
  return tightRange(shape);
}

function strings(a: StringShape, b: StringShape): StringShape | null {
  const min = Math.max(a.min, b.min);
  const max = Math.min(a.max, b.max);
  if (min > max) return null;
  return {
    ...a,
    min,
    max,
    formats: union(a.formats, b.formats),
    patterns: union(a.patterns, b.patterns),
  };
}

function arrays(a: ArrayShape, b: ArrayShape, terms: Terms): ArrayShape | null {
  const min = Math.max(a.min, b.min);
  const max = Math.min(a.max, b.max);
  if (min > max) return null;
  const length = Math.max(a.prefix.length, b.prefix.length);
  const prefix = Array.from({ length }, (_, at) =>
    terms.all([a.prefix[at] ?? a.items, b.prefix[at] ?? b.items]),
  );
  const items = terms.all([a.items, b.items]);
  return { ...a, min, max, prefix, items, unique: a.unique || b.unique };
}

function objects(a: ObjectShape, b: ObjectShape, terms: Terms): ObjectShape | null {
  const min = Math.max(a.min, b.min);
  const max = Math.min(a.max, b.max);
  if (min > max) return null;
  const names = new Set([...a.properties.keys(), ...b.properties.keys()]);
  const properties = new Map(
    [...names].map((name) => [
      name,
      terms.all([memberOf(a, name, terms.all), memberOf(b, name, terms.all)]),
    ]),
  );
  const named = [a.names, b.names].filter((term) => term !== null);
  return {
    ...a,
    min,
    max,
    properties,
    required: new Set([...a.required, ...b.required]),
    hidden: new Set([...a.hidden, ...b.hidden]),
    patterns: [
      ...a.patterns.map(([text, term]) => [text, terms.all([term, b.additional])] as const),
      ...b.patterns.map(([text, term]) => [text, terms.all([term, a.additional])] as const),
    ],
    additional: terms.all([a.additional, b.additional]),
    isNamed: a.isNamed && b.isNamed,
    names: named.length === 0 ? null : terms.all(named),
  };
}

function union(some: readonly string[], others: readonly string[]): readonly string[] {
  return [...new Set([...some, ...others])].sort();
}
