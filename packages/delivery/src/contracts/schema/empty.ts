import { intersect } from './intersect';
import type { ArrayShape, ObjectShape, Shape } from './shape';
import type { Term, Terms } from './term';

/** Answers whether there is no value at all; `false` when that cannot be said. */
export interface Emptiness {
  isNothing(term: Term): boolean;
  isNone(shape: Shape): boolean;
  /** Whether no value is in both. */
  areApart(shape: Shape, term: Term): boolean;
}

export function openEmptiness(terms: Terms): Emptiness {
  const known = new Map<string, boolean>();
  const isNothing = (term: Term): boolean => {
    const found = known.get(term.key);
    if (found !== undefined) return found;
    // What asks for itself is taken for something: that no finite value fits is not seen.
    known.set(term.key, false);
    const answer = term.shapes().every(isNone);
    known.set(term.key, answer);
    return answer;
  };
  const isNone = (shape: Shape): boolean => {
    if (shape.kind === 'object') return isNoObject(shape);
    if (shape.kind === 'array') return isNoArray(shape);
    return shape.kind === 'values' && shape.values.length === 0;
  };
  const isNoObject = ({
    properties,
    required,
    additional,
    patterns,
    min,
    max,
  }: ObjectShape): boolean => {
    if (required.size > max) return true;
    for (const name of required) {
      const member = properties.get(name) ?? (patterns.length === 0 ? additional : null);
      if (member !== null && isNothing(member)) return true;
    }
    if (min === 0 || patterns.length > 0 || !isNothing(additional)) return false;
    return [...properties.values()].filter((member) => !isNothing(member)).length < min;
  };
  const isNoArray = ({ prefix, items, min }: ArrayShape): boolean =>
    prefix.slice(0, min).some(isNothing) || (min > prefix.length && isNothing(items));
  const areApart = (shape: Shape, term: Term): boolean =>
    term.shapes().every((other) => {
      const both = intersect(shape, other, terms);
      return both === null || isNone(both);
    });
  return { isNothing, isNone, areApart };
}
