import canonicalize from 'canonicalize';
import { isShapeWithin } from '../schema/within';
import type { Covering } from '../schema/covers';
import type { Shape } from '../schema/shape';

/** Two alternatives that stand for the same thing. */
export interface ShapePair {
  before: Shape;
  after: Shape;
  /** What tells it from the others; empty when there is but one. */
  name: string;
}

export interface Pairing {
  pairs: ShapePair[];
  gone: Shape[];
  come: Shape[];
}

/** Answers what two alternatives have in common that tells them from all others; `null`: nothing. */
type Tell = (before: Shape, after: Shape) => string | null;

/**
 * Pairs the alternatives of one type: by the member that tells them apart, by the names of their schemas, those that are the same, and what
 * is left when it is one on each side.
 */
export function pairShapes(
  before: readonly Shape[],
  after: readonly Shape[],
  covering: Covering,
): Pairing {
  const [was, is] = [merged(before), merged(after)];
  const pairing: Pairing = { pairs: [], gone: [...was], come: [...is] };
  const isOnly = was.length === 1 && is.length === 1;
  const discriminator = isOnly ? null : findDiscriminator([was, is]);
  const isSame = (one: Shape, other: Shape): boolean =>
    isShapeWithin(one, { shape: other, reading: 'exact' }, covering) &&
    isShapeWithin(other, { shape: one, reading: 'exact' }, covering);
  const tells: Tell[] = [
    (one, other) => (discriminator === null ? null : sharedTag(discriminator, one, other)),
    (one, other) => (one.label !== undefined && one.label === other.label ? one.label : null),
    (one, other) => (isSame(one, other) ? '' : null),
  ];
  for (const tell of isOnly ? [] : tells) take(pairing, tell);
  const [one, other] = [pairing.gone[0], pairing.come[0]];
  if (pairing.gone.length === 1 && pairing.come.length === 1 && one && other)
    take(pairing, () => (isOnly ? '' : 'alternative'));
  return pairing;
}

function take(pairing: Pairing, tell: Tell): void {
  for (const before of [...pairing.gone]) {
    const after = pairing.come.find((each) => tell(before, each) !== null);
    if (after === undefined) continue;
    pairing.pairs.push({ before, after, name: tell(before, after) ?? '' });
    pairing.gone = pairing.gone.filter((each) => each !== before);
    pairing.come = pairing.come.filter((each) => each !== after);
  }
}

/** Listed values are one alternative, however many branches list them. */
function merged(shapes: readonly Shape[]): Shape[] {
  const isPlain = (shape: Shape): boolean =>
    shape.kind === 'values' &&
    shape.without.every(({ from }) => from === 'one-of') &&
    shape.opaque.length === 0;
  const [first, ...more] = shapes.filter(isPlain);
  const others = shapes.filter((shape) => !isPlain(shape));
  if (first === undefined || first.kind !== 'values') return others;
  const all = [first, ...more].flatMap((shape) => (shape.kind === 'values' ? shape.values : []));
  const values = [...new Map(all.map((value) => [canonicalize(value), value])).values()];
  return [{ ...first, values }, ...others];
}

/** The member whose value tells the alternatives of each side apart. */
function findDiscriminator(sides: readonly (readonly Shape[])[]): string | null {
  const shapes = sides.flat();
  const [first] = shapes;
  if (first?.kind !== 'object') return null;
  for (const name of first.properties.keys()) {
    const isOne = sides.every((side) => {
      const tags = side.map((shape) => tagsOf(name, shape));
      const all = tags.flatMap((each) => each ?? []);
      return !tags.includes(null) && new Set(all).size === all.length;
    });
    if (isOne) return name;
  }
  return null;
}

function tagsOf(name: string, shape: Shape): string[] | null {
  const term =
    shape.kind === 'object' && shape.required.has(name) ? shape.properties.get(name) : null;
  const values = term?.shapes() ?? [];
  if (values.length === 0 || values.some(({ kind }) => kind !== 'values')) return null;
  return values
    .flatMap((each) => (each.kind === 'values' ? each.values : []))
    .map((value) => JSON.stringify(value));
}

function sharedTag(name: string, before: Shape, after: Shape): string | null {
  const tags = tagsOf(name, after) ?? [];
  const shared = (tagsOf(name, before) ?? []).filter((tag) => tags.includes(tag));
  return shared.length === 0 ? null : `${name}=${shared.join('|')}`;
}
