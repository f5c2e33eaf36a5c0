import canonicalize from 'canonicalize';
import type { Covering } from '../schema/covers';
import type { JsonType, Shape } from '../schema/shape';
import type { Term } from '../schema/term';
import { compareArrays } from './compare-arrays';
import { compareObjects } from './compare-objects';
import { compareNumbers, compareStrings, compareValues } from './compare-scalars';
import { anyOf, found, type Found, isSent, type Side, type Walk } from './found';
import { pairShapes } from './pair-shapes';
import { isText } from './text';

/** Finds the differences of two schemas. */
export interface Comparer {
  compare(before: Term, after: Term, side: Side): readonly Found[];
}

interface Result {
  differences: readonly Found[];
  /** How far up the pair is that it came back to, whose differences are told there; `Infinity`: it came back to none. */
  back: number;
}

/**
 * What is found is held against what goes into what: a keyword that differs and makes no difference is no difference, and where there is one
 * that no keyword tells, it is told as one of the schema.
 */
export function openComparer(covering: Covering): Comparer {
  const known = new Map<string, readonly Found[]>();
  const compare = (
    before: Term,
    after: Term,
    side: Side,
    open: ReadonlyMap<string, number>,
  ): Result => {
    const key = `${side} ${before.key} ${after.key}`;
    const done = before.key === after.key ? [] : known.get(key);
    if (done !== undefined) return { differences: done, back: Infinity };
    const above = open.get(key);
    if (above !== undefined) return { differences: [], back: above };
    const within = new Map(open).set(key, open.size);
    let back = Infinity;
    const walk: Walk = {
      side,
      covering,
      inside(was, is, path) {
        const result = compare(was, is, side, within);
        back = Math.min(back, result.back);
        return result.differences.map((each) => ({ ...each, path: [path, ...each.path] }));
      },
    };
    const all = compareTypes(before, after, walk);
    const isWhole = back >= open.size;
    const differences = hold(before, after, all, walk, isWhole);
    if (isWhole) known.set(key, differences);
    return { differences, back: isWhole ? Infinity : back };
  };
  return { compare: (before, after, side) => compare(before, after, side, new Map()).differences };
}

function hold(
  before: Term,
  after: Term,
  all: readonly Found[],
  { side, covering }: Walk,
  isWhole: boolean,
): readonly Found[] {
  const narrows = !covering.covers(after, before, 'exact');
  const widens = !covering.covers(before, after, 'exact');
  const breaks = isSent(side) ? narrows : widens && !covering.covers(before, after, 'tolerant');
  const held = all
    .map((each) => {
      const is = { narrows: each.narrows && narrows, widens: each.widens && widens };
      const way = isSent(side) ? is.narrows : is.widens;
      return { ...each, ...is, isBreaking: each.isBreaking && breaks && way };
    })
    .filter((each) => each.isTold || each.narrows || each.widens);
  if (!isWhole) return held;
  const isMissing = breaks ? held.every(({ isBreaking }) => !isBreaking) : held.length === 0;
  if (!isMissing || (!narrows && !widens)) return held;
  const what = 'other values are possible now';
  return [...held, { ...found(side, 'schema', what, { narrows, widens }), isBreaking: breaks }];
}

function compareTypes(before: Term, after: Term, walk: Walk): Found[] {
  const [was, is] = [byType(before), byType(after)];
  const [old, now] = [typeNames(was), typeNames(is)];
  const narrows = !old.every(
    (type) => now.includes(type) || (type === 'integer' && now.includes('number')),
  );
  const widens = !now.every(
    (type) => old.includes(type) || (type === 'integer' && old.includes('number')),
  );
  const what = `it is ${anyOf(now)} now, and was ${anyOf(old)}`;
  const differences =
    narrows || widens ? [found(walk.side, 'type', what, { narrows, widens })] : [];
  for (const [type, shapes] of was) {
    const others = is.get(type);
    if (others !== undefined) differences.push(...compareAlternatives(shapes, others, walk));
  }
  return [...differences, ...compareInitial(before, after, walk)];
}

function compareAlternatives(
  before: readonly Shape[],
  after: readonly Shape[],
  walk: Walk,
): Found[] {
  const { pairs, gone, come } = pairShapes(before, after, walk.covering);
  const differences = pairs.flatMap((pair) =>
    compareShapes(pair.before, pair.after, walk).map((each) =>
      pair.name === '' ? each : { ...each, path: [pair.name, ...each.path] },
    ),
  );
  if (gone.length + come.length === 0) return differences;
  const parts = [
    ...(gone.length > 0 ? [`${gone.length} of its alternatives are no longer there`] : []),
    ...(come.length > 0 ? [`${come.length} of its alternatives are new`] : []),
  ];
  const ways = { narrows: gone.length > 0, widens: come.length > 0 };
  return [...differences, found(walk.side, 'alternatives', parts.join(', and '), ways)];
}

function compareShapes(before: Shape, after: Shape, walk: Walk): Found[] {
  const { side } = walk;
  if (before.kind === 'values' || after.kind === 'values')
    return compareValues(before, after, side);
  if (before.kind === 'number' && after.kind === 'number')
    return compareNumbers(before, after, side);
  if (before.kind === 'string' && after.kind === 'string')
    return compareStrings(before, after, side);
  if (before.kind === 'array' && after.kind === 'array') return compareArrays(before, after, walk);
  if (before.kind === 'object' && after.kind === 'object')
    return compareObjects(before, after, walk);
  return [];
}

/** What a client leaves out is taken to be something else: nothing that is sent is refused for it. */
function compareInitial(before: Term, after: Term, { side }: Walk): Found[] {
  const [was, is] = [before.initial, after.initial].map((initial) =>
    initial === undefined ? undefined : canonicalize(initial.value),
  );
  if (!isSent(side) || was === is) return [];
  const what = `without it, it is ${is ?? 'nothing'} now, and was ${was ?? 'nothing'}`;
  return [found(side, 'default', what, { isTold: true })];
}

function byType(term: Term): Map<JsonType, Shape[]> {
  const types = new Map<JsonType, Shape[]>();
  for (const shape of term.shapes()) {
    // Texts that read as numbers are texts to people.
    if (isText(term) && (shape.type === 'number' || shape.type === 'boolean')) continue;
    types.set(shape.type, [...(types.get(shape.type) ?? []), shape]);
  }
  return types;
}

function typeNames(types: ReadonlyMap<JsonType, readonly Shape[]>): string[] {
  return [...types].map(([type, shapes]) => {
    const isWhole = shapes.every(
      (shape) =>
        (shape.kind === 'number' && shape.step !== null && Number.isInteger(shape.step)) ||
        (shape.kind === 'values' && shape.values.every(Number.isInteger)),
    );
    return type === 'number' && isWhole ? 'integer' : type;
  });
}
