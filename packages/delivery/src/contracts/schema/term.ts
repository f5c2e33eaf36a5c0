import { intersect } from './intersect';
import { JSON_TYPES, type JsonType, type Shape } from './shape';

/** What a schema takes: the union of its shapes, which are worked out when they are asked for. */
export interface Term {
  /** Terms with the same key take the same. */
  readonly key: string;
  /** Terms that have to hold at once, when it is no schema of its own. */
  readonly parts?: readonly Term[];
  /** What is taken when nothing is sent. */
  readonly initial?: { value: unknown };
  shapes(): readonly Shape[];
}

/** Makes terms of others; what is asked for twice is the same term. */
export interface Terms {
  readonly any: Term;
  readonly never: Term;
  /** What all of them take. */
  all(terms: readonly Term[]): Term;
  /** A part of a term. */
  part(of: Term, index: number | string, shapes: readonly Shape[]): Term;
}

/** Makes a term whose shapes are worked out once. */
export function lazyTerm(
  key: string,
  work: () => readonly Shape[],
  initial?: { value: unknown },
): Term {
  let known: readonly Shape[] | undefined;
  const shapes = (): readonly Shape[] => (known ??= work());
  return initial === undefined ? { key, shapes } : { key, shapes, initial };
}

export function openTerms(): Terms {
  const known = new Map<string, Term>();
  const any = lazyTerm('any', () => JSON_TYPES.map((type) => fullShape(type, any)));
  const never = lazyTerm('never', () => []);
  const remember = (key: string, make: () => Term): Term => {
    const found = known.get(key);
    if (found !== undefined) return found;
    const made = make();
    known.set(key, made);
    return made;
  };
  const terms: Terms = {
    any,
    never,
    all(given) {
      const parts = new Map<string, Term>();
      for (const term of given)
        for (const part of term.parts ?? [term])
          if (part.key !== any.key) parts.set(part.key, part);
      const members = [...parts.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
      const [first] = members;
      if (first === undefined) return any;
      if (members.some(({ key }) => key === never.key)) return never;
      if (members.length === 1) return first;
      const key = `(${members.map((member) => member.key).join('&')})`;
      return remember(key, () => ({
        ...lazyTerm(key, () =>
          members
            .map((member) => member.shapes())
            .reduce((a, b) =>
              areMany(a, b) ? a.map((shape) => asText(shape, key)) : product(a, b, terms),
            ),
        ),
        parts: members,
      }));
    },
    part: (of, index, shapes) => {
      const key = `${of.key}@${index}`;
      return remember(key, () => lazyTerm(key, () => shapes));
    },
  };
  return terms;
}

/** What both unions take. */
export function product(
  some: readonly Shape[],
  others: readonly Shape[],
  terms: Terms,
): readonly Shape[] {
  return some.flatMap((a) => others.flatMap((b) => intersect(a, b, terms) ?? []));
}

/** So many that what both take is not worked out. */
export function areMany(some: readonly Shape[], others: readonly Shape[]): boolean {
  return some.length * others.length > 5_000;
}

/** A shape with a constraint that is known by its text alone. */
export function asText(shape: Shape, text: string): Shape {
  return { ...shape, opaque: [...shape.opaque, text] };
}

/** Everything of a type. */
export function fullShape(type: JsonType, any: Term): Shape {
  const common = { without: [], opaque: [] };
  switch (type) {
    case 'null':
      return { ...common, kind: 'values', type, values: [null] };
    case 'boolean':
      return { ...common, kind: 'values', type, values: [true, false] };
    case 'number':
      return { ...common, ...ALL_NUMBERS, kind: 'number', type, step: null, formats: [] };
    case 'string':
      return { ...common, ...ALL_COUNTS, kind: 'string', type, formats: [], patterns: [] };
    case 'array':
      return {
        ...common,
        ...ALL_COUNTS,
        kind: 'array',
        type,
        prefix: [],
        items: any,
        unique: false,
      };
    case 'object':
      return {
        ...common,
        ...ALL_COUNTS,
        kind: 'object',
        type,
        properties: new Map(),
        required: new Set(),
        hidden: new Set(),
        patterns: [],
        additional: any,
        isNamed: false,
        names: null,
      };
  }
}

const ALL_NUMBERS = { low: -Infinity, lowOpen: false, high: Infinity, highOpen: false };
const ALL_COUNTS = { min: 0, max: Infinity };
