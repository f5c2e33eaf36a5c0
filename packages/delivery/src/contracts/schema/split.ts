import { isIgnored } from './accepts';
import type { Covering, Receiver } from './covers';
import { tightRange } from './numbers';
import {
  type ArrayShape,
  isNeverSent,
  memberOf,
  type NumberShape,
  type ObjectShape,
  type Shape,
  type StringShape,
} from './shape';
import type { Term } from './term';

/** A member with more values than that is not cut in single ones. */
const MOST_ATOMS = 40;

/**
 * Cuts a shape in parts that together are the same, where a receiver makes a difference between them; `null` when there is
 * nothing more to cut.
 */
export function pieces(
  shape: Shape,
  receivers: readonly Receiver[],
  covering: Covering,
): Shape[] | null {
  switch (shape.kind) {
    case 'number':
      return cutNumbers(shape, receivers);
    case 'string':
      return cutCounts(shape, receivers);
    case 'array':
      return cutCounts(shape, receivers) ?? cutElements(shape, receivers, covering);
    case 'object':
      return cutMembers(shape, receivers, covering);
    case 'values':
      return null;
  }
}

function cutNumbers(shape: NumberShape, receivers: readonly Receiver[]): Shape[] | null {
  for (const { shape: other } of receivers) {
    if (other.kind !== 'number') continue;
    const cuts = [
      { at: other.low, isAfter: other.lowOpen },
      { at: other.high, isAfter: !other.highOpen },
    ];
    for (const { at, isAfter } of cuts) {
      if (at < shape.low || at > shape.high || !Number.isFinite(at)) continue;
      const below = tightRange({
        ...shape,
        high: at,
        highOpen: !isAfter || (at === shape.high && shape.highOpen),
      });
      const above = tightRange({
        ...shape,
        low: at,
        lowOpen: isAfter || (at === shape.low && shape.lowOpen),
      });
      if (below !== null && above !== null) return [below, above];
    }
  }
  return null;
}

function cutCounts(
  shape: StringShape | ArrayShape,
  receivers: readonly Receiver[],
): Shape[] | null {
  for (const { shape: other } of receivers) {
    if (other.kind !== shape.kind) continue;
    const { min, max } = other as StringShape | ArrayShape;
    for (const first of [min, max + 1]) {
      if (first > shape.min && first <= shape.max) {
        return [
          { ...shape, max: first - 1 },
          { ...shape, min: first },
        ];
      }
    }
  }
  return null;
}

/** Elements that are named by their place can be told from each other. */
function cutElements(
  shape: ArrayShape,
  receivers: readonly Receiver[],
  covering: Covering,
): Shape[] | null {
  const length = Math.min(shape.max, Math.max(shape.prefix.length, shape.max <= 4 ? shape.max : 0));
  const prefix = Array.from({ length }, (_, at) => shape.prefix[at] ?? shape.items);
  for (const [at, element] of prefix.entries()) {
    if (at >= shape.min) break;
    const others = receivers.flatMap(({ shape: other, reading }) =>
      other.kind === 'array' ? [{ term: other.prefix[at] ?? other.items, reading }] : [],
    );
    const parts = cutTerm(element, others, covering);
    if (parts !== null) return parts.map((part) => ({ ...shape, prefix: prefix.with(at, part) }));
  }
  return null;
}

function cutMembers(
  shape: ObjectShape,
  receivers: readonly Receiver[],
  covering: Covering,
): Shape[] | null {
  const { terms, isNothing } = covering;
  const objects = receivers.flatMap(({ shape: other, reading }) =>
    other.kind === 'object' ? [{ other, reading }] : [],
  );
  const names = new Set([
    ...shape.properties.keys(),
    ...objects.flatMap(({ other }) => [...other.properties.keys(), ...other.required]),
  ]);
  for (const name of names) {
    const member = memberOf(shape, name, terms.all);
    if (isNeverSent(shape, name) || isNothing(member)) continue;
    const others = objects.map(({ other, reading }) => ({
      term:
        reading === 'tolerant' && isIgnored(other, name)
          ? terms.any
          : memberOf(other, name, terms.all),
      reading,
      isRequired: other.required.has(name),
    }));
    const isTaken = others.every(({ term, reading }) => covering.covers(term, member, reading));
    if (!shape.required.has(name)) {
      if (isTaken && !others.some(({ isRequired }) => isRequired)) continue;
      return [
        { ...shape, properties: withMember(shape, name, terms.never) },
        {
          ...shape,
          properties: withMember(shape, name, member),
          required: new Set([...shape.required, name]),
        },
      ];
    }
    const parts = isTaken ? null : cutTerm(member, others, covering);
    if (parts !== null)
      return parts.map((part) => ({ ...shape, properties: withMember(shape, name, part) }));
  }
  return null;
}

function withMember(shape: ObjectShape, name: string, term: Term): Map<string, Term> {
  return new Map(shape.properties).set(name, term);
}

/** Cuts what a member or an element may be: first by shapes and values, then within the only one there is. */
function cutTerm(
  term: Term,
  others: readonly { term: Term; reading: Receiver['reading'] }[],
  covering: Covering,
): Term[] | null {
  const atoms = term
    .shapes()
    .flatMap((shape): Shape[] =>
      shape.kind === 'values'
        ? shape.values.map((value) => ({ ...shape, values: [value] }))
        : [shape],
    );
  if (atoms.length > MOST_ATOMS) return null;
  const [only] = atoms;
  const isWhole = atoms.length === 1 && term.shapes().length === 1;
  if (!isWhole) return atoms.map((atom, at) => covering.terms.part(term, at, [atom]));
  if (only === undefined || only.kind === 'values') return null;
  const receivers = others.flatMap(({ term: other, reading }) =>
    other
      .shapes()
      .filter(({ type }) => type === only.type)
      .map((shape): Receiver => ({ shape, reading })),
  );
  const parts = pieces(only, receivers, covering);
  if (parts === null) return null;
  const cut = others.map((other) => `${other.reading} ${other.term.key}`).join(' ');
  return parts.map((part, at) => covering.terms.part(term, `${at}[${cut}]`, [part]));
}
