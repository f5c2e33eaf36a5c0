import canonicalize from 'canonicalize';
import { isMultiple } from './numbers';
import { matches, memberOf, type ObjectShape, type Shape, typeOf } from './shape';
import type { Term } from './term';

/** `unsure`: it depends on a format, or on what is known by its text alone. */
export type Answer = 'yes' | 'no' | 'unsure';

/** How a schema is read: `tolerant` passes over members of objects that it does not name, as who reads a response does. */
export type Reading = 'exact' | 'tolerant';

/** Whether a shape takes a value. */
export function accepts(shape: Shape, value: unknown, reading: Reading = 'exact'): Answer {
  if (shape.type !== typeOf(value)) return 'no';
  const own = both(
    () => fits(shape, value, reading),
    () => (shape.opaque.length > 0 ? 'unsure' : 'yes'),
  );
  return shape.without.reduce<Answer>((answer, { term, from }) => {
    if (reading === 'tolerant' && from === 'one-of') return answer;
    return both(
      () => answer,
      () => opposite(termAccepts(term, value)),
    );
  }, own);
}

/** Whether a term takes a value. */
export function termAccepts(term: Term, value: unknown, reading: Reading = 'exact'): Answer {
  let answer: Answer = 'no';
  for (const shape of term.shapes()) {
    const each = accepts(shape, value, reading);
    if (each === 'yes') return each;
    if (each === 'unsure') answer = each;
  }
  return answer;
}

function fits(shape: Shape, value: unknown, reading: Reading): Answer {
  switch (shape.kind) {
    case 'values': {
      const text = canonicalize(value);
      return sure(shape.values.some((each) => canonicalize(each) === text));
    }
    case 'number': {
      const { low, lowOpen, high, highOpen, step, formats } = shape;
      const number = value as number;
      const isIn =
        (lowOpen ? number > low : number >= low) && (highOpen ? number < high : number <= high);
      if (!isIn || (step !== null && !isMultiple(number, step))) return 'no';
      return formats.length > 0 ? 'unsure' : 'yes';
    }
    case 'string': {
      const text = value as string;
      const length = [...text].length;
      if (length < shape.min || length > shape.max) return 'no';
      const found = shape.patterns.map((pattern) => matches(pattern, text));
      if (found.includes(false)) return 'no';
      return found.includes(null) || shape.formats.length > 0 ? 'unsure' : 'yes';
    }
    case 'array': {
      const list = value as unknown[];
      if (list.length < shape.min || list.length > shape.max) return 'no';
      if (shape.unique && new Set(list.map((each) => canonicalize(each))).size < list.length)
        return 'no';
      return every(list, (each, at) => termAccepts(shape.prefix[at] ?? shape.items, each, reading));
    }
    case 'object':
      return fitsObject(shape, value as Record<string, unknown>, reading);
  }
}

function fitsObject(shape: ObjectShape, value: Record<string, unknown>, reading: Reading): Answer {
  const names = Object.keys(value);
  if (names.length < shape.min || names.length > shape.max) return 'no';
  if ([...shape.required].some((name) => !Object.hasOwn(value, name))) return 'no';
  const answers = every(names, (name) => {
    if (reading === 'tolerant' && isIgnored(shape, name)) return 'yes';
    // Only a pattern that matches for several terms asks for their conjunction; here each is asked by itself.
    let answer: Answer = 'yes';
    const member = memberOf(shape, name, (terms) => {
      answer = every(terms, (term) => termAccepts(term, value[name], reading));
      return { key: '', shapes: () => [] };
    });
    return member.key === '' ? answer : termAccepts(member, value[name], reading);
  });
  const { names: named } = shape;
  return named === null
    ? answers
    : both(
        () => answers,
        () => every(names, (name) => termAccepts(named, name)),
      );
}

/** Who reads passes over a member that the document neither names nor allows. */
export function isIgnored(shape: ObjectShape, name: string): boolean {
  return (
    !shape.properties.has(name) &&
    shape.additional.shapes().length === 0 &&
    shape.patterns.every(([pattern]) => matches(pattern, name) === false)
  );
}

function every<T>(list: readonly T[], ask: (each: T, at: number) => Answer): Answer {
  let answer: Answer = 'yes';
  for (const [at, each] of list.entries()) {
    const one = ask(each, at);
    if (one === 'no') return one;
    if (one === 'unsure') answer = one;
  }
  return answer;
}

function both(one: () => Answer, other: () => Answer): Answer {
  return every([one, other], (ask) => ask());
}

function sure(answer: boolean): Answer {
  return answer ? 'yes' : 'no';
}

function opposite(answer: Answer): Answer {
  return answer === 'yes' ? 'no' : answer === 'no' ? 'yes' : answer;
}
