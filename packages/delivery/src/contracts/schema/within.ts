import { accepts, isIgnored } from './accepts';
import type { Covering, Receiver } from './covers';
import { areFormatsWithin, isNeverEmpty } from './formats';
import { isWithin } from './numbers';
import {
  type ArrayShape,
  isNeverSent,
  matches,
  memberOf,
  type ObjectShape,
  type Shape,
  type StringShape,
} from './shape';

/** Whether one shape takes all of another one. */
export function isShapeWithin(sent: Shape, receiver: Receiver, covering: Covering): boolean {
  const { shape, reading } = receiver;
  if (sent.type !== shape.type) return false;
  if (!shape.opaque.every((text) => sent.opaque.includes(text))) return false;
  const areOut = shape.without.every(
    ({ term, from }) =>
      (reading === 'tolerant' && from === 'one-of') ||
      covering.areApart(sent, term) ||
      sent.without.some((own) => covering.covers(own.term, term, 'exact')),
  );
  return areOut && isCoreWithin(sent, receiver, covering);
}

function isCoreWithin(sent: Shape, { shape, reading }: Receiver, covering: Covering): boolean {
  if (sent.kind === 'values') {
    const core = { ...shape, without: [], opaque: [] };
    return sent.values.every((value) => accepts(core, value, reading) === 'yes');
  }
  if (sent.kind === 'number' && shape.kind === 'number')
    return isWithin(sent, shape) && areFormatsWithin(sent.formats, shape.formats);
  if (sent.kind === 'string' && shape.kind === 'string') {
    return (
      leastLength(sent) >= shape.min &&
      sent.max <= shape.max &&
      areFormatsWithin(sent.formats, shape.formats) &&
      shape.patterns.every((pattern) => sent.patterns.includes(pattern))
    );
  }
  if (sent.kind === 'array' && shape.kind === 'array')
    return isArrayWithin(sent, { shape, reading }, covering);
  if (sent.kind === 'object' && shape.kind === 'object')
    return isObjectWithin(sent, { shape, reading }, covering);
  return false;
}

/** Patterns and formats that the empty text is not in ask for a character too. */
function leastLength({ min, patterns, formats }: StringShape): number {
  const isFilled =
    patterns.some((each) => matches(each, '') === false) || formats.some(isNeverEmpty);
  return isFilled ? Math.max(min, 1) : min;
}

type Of<T extends Shape> = Omit<Receiver, 'shape'> & { shape: T };

function isArrayWithin(
  sent: ArrayShape,
  { shape, reading }: Of<ArrayShape>,
  covering: Covering,
): boolean {
  const longest = longestOf(sent, covering);
  if (sent.min < shape.min || longest > shape.max) return false;
  if (shape.unique && !sent.unique && longest > 1) return false;
  const named = Math.max(sent.prefix.length, shape.prefix.length);
  for (let at = 0; at < Math.min(named, longest); at += 1) {
    const element = shape.prefix[at] ?? shape.items;
    if (!covering.covers(element, sent.prefix[at] ?? sent.items, reading)) return false;
  }
  return longest <= named || covering.covers(shape.items, sent.items, reading);
}

/** An array ends before an element that nothing can be. */
function longestOf({ prefix, items, max }: ArrayShape, { isNothing }: Covering): number {
  const first = prefix.findIndex(isNothing);
  const end = first >= 0 ? first : isNothing(items) ? prefix.length : Infinity;
  return Math.min(max, end);
}

function isObjectWithin(
  sent: ObjectShape,
  { shape, reading }: Of<ObjectShape>,
  covering: Covering,
): boolean {
  const { covers, isNothing, terms } = covering;
  if ([...shape.required].some((name) => !sent.required.has(name))) return false;
  if (Math.max(sent.min, sent.required.size) < shape.min) return false;
  if (mostMembers(sent, covering) > shape.max) return false;
  const names = new Set([...sent.properties.keys(), ...shape.properties.keys(), ...sent.required]);
  for (const name of names) {
    if (isNeverSent(sent, name)) continue;
    const member = memberOf(sent, name, terms.all);
    if (isNothing(member)) continue;
    if (shape.names !== null && shape.names.shapes().every((each) => accepts(each, name) !== 'yes'))
      return false;
    if (reading === 'tolerant' && isIgnored(shape, name)) continue;
    if (!covers(memberOf(shape, name, terms.all), member, reading)) return false;
  }
  return areOthersWithin(sent, { shape, reading }, covering);
}

/** Members whose names are in neither document. */
function areOthersWithin(
  sent: ObjectShape,
  { shape, reading }: Of<ObjectShape>,
  covering: Covering,
): boolean {
  const { covers, isNothing } = covering;
  const isOpen = !isNothing(sent.additional);
  if (!isOpen && sent.patterns.length === 0) return true;
  if (shape.names !== null) {
    const { names } = sent;
    if (names === null || !covers(shape.names, names, 'exact')) return false;
  }
  const isAnyPassedOver = reading === 'tolerant' && isNothing(shape.additional);
  const sources = [...(isOpen ? [sent.additional] : []), ...sent.patterns.map(([, term]) => term)];
  if (!isAnyPassedOver) {
    const own = sent.patterns.filter(([text]) => !shape.patterns.some(([other]) => other === text));
    const to = [...(isOpen ? [sent.additional] : []), ...own.map(([, term]) => term)];
    if (!to.every((term) => covers(shape.additional, term, reading))) return false;
  }
  return shape.patterns.every(([text, term]) => {
    const same = sent.patterns.find(([other]) => other === text);
    const all = same === undefined ? sources : [same[1]];
    return all.every((each) => covers(term, each, reading));
  });
}

function mostMembers(sent: ObjectShape, { isNothing }: Covering): number {
  if (sent.patterns.length > 0 || !isNothing(sent.additional)) return sent.max;
  const named = [...sent.properties.values()].filter((term) => !isNothing(term)).length;
  return Math.min(sent.max, named);
}
