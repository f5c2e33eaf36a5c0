import { memberOf, type ObjectShape } from '../schema/shape';
import type { Term } from '../schema/term';
import { compareCounts } from './compare-scalars';
import { found, type Found, type Walk } from './found';

/** Members, which of them have to be there, and what else may be. */
export function compareObjects(before: ObjectShape, after: ObjectShape, walk: Walk): Found[] {
  const names = new Set([...before.properties.keys(), ...after.properties.keys()]);
  return [
    ...[...names].flatMap((name) => compareMember(name, before, after, walk)),
    ...requiredElsewhere(before, after, names, walk),
    ...compareOthers(before, after, walk),
    ...comparePatterns(before, after, walk),
    ...compareNames(before, after, walk),
    ...compareCounts(before, after, 'properties', 'members', walk.side),
  ];
}

function at(name: string, difference: Found): Found {
  return { ...difference, path: [name] };
}

function compareMember(name: string, before: ObjectShape, after: ObjectShape, walk: Walk): Found[] {
  const { side, covering } = walk;
  const [was, is] = [member(name, before, walk), member(name, after, walk)];
  if (was === null && is === null) return [];
  const [wasRequired, isRequired] = [before.required.has(name), after.required.has(name)];
  if (was === null && is !== null) {
    const isShown = before.hidden.has(name);
    const other = memberOf(before, name, covering.terms.all);
    const what = isShown ? 'it goes this way too now' : 'it is new';
    const narrows =
      isRequired ||
      (!before.isNamed && !before.hidden.has(name) && !covering.covers(is, other, 'exact'));
    return [
      at(
        name,
        found(
          side,
          isShown ? 'property-shown' : isRequired ? 'required-property-added' : 'property-added',
          isRequired ? `${what}, and has to be there` : what,
          {
            narrows,
            widens: !covering.covers(other, is, 'exact'),
            isTold: true,
            isTolerated: covering.isNothing(other),
          },
        ),
      ),
    ];
  }
  if (was !== null && is === null) {
    const isHidden = after.hidden.has(name);
    const other = memberOf(after, name, covering.terms.all);
    const way = side === 'response' || side === 'header' ? 'write-only' : 'read-only';
    return [
      at(
        name,
        found(
          side,
          isHidden ? 'property-hidden' : 'property-removed',
          isHidden ? `it is ${way} now` : 'it is no longer there',
          {
            narrows: !covering.covers(other, was, 'exact'),
            widens: wasRequired || (!after.isNamed && !covering.covers(was, other, 'exact')),
            isTold: true,
          },
        ),
      ),
    ];
  }
  const inside = walk.inside(was as Term, is as Term, name);
  if (wasRequired === isRequired) return [...inside];
  const difference = isRequired
    ? found(side, 'property-now-required', 'it has to be there now', { narrows: true })
    : found(side, 'property-now-optional', 'it may be missing now', { widens: true });
  return [at(name, difference), ...inside];
}

/** What a document says of a member, if it can be there at all. */
function member(name: string, shape: ObjectShape, { covering }: Walk): Term | null {
  const term = shape.properties.get(name);
  return term === undefined || covering.isNothing(term) ? null : term;
}

/** Members that have to be there, and of which nothing else is said. */
function requiredElsewhere(
  before: ObjectShape,
  after: ObjectShape,
  named: ReadonlySet<string>,
  { side }: Walk,
): Found[] {
  const all = new Set([...before.required, ...after.required]);
  return [...all].flatMap((name) => {
    const [was, is] = [before.required.has(name), after.required.has(name)];
    if (named.has(name) || was === is) return [];
    const difference = is
      ? found(side, 'property-now-required', 'it has to be there now', { narrows: true })
      : found(side, 'property-now-optional', 'it may be missing now', { widens: true });
    return [at(name, difference)];
  });
}

/** Members that are not named. */
function compareOthers(before: ObjectShape, after: ObjectShape, walk: Walk): readonly Found[] {
  const { side, covering } = walk;
  const [was, is] = [before.additional, after.additional];
  if (was.key === is.key) return [];
  const [wasNothing, isNothing] = [covering.isNothing(was), covering.isNothing(is)];
  if (wasNothing && isNothing) return [];
  const isPlain = [was, is].some(({ key }) => key === covering.terms.any.key);
  if (!wasNothing && !isNothing && !isPlain) return walk.inside(was, is, '*');
  const what = isNothing
    ? 'other members are no longer possible'
    : wasNothing
      ? 'other members are possible now'
      : `other members ${is.key === covering.terms.any.key ? 'may be anything' : 'may no longer be anything'} now`;
  return [
    found(side, 'additional-properties', what, {
      narrows: !covering.covers(is, was, 'exact'),
      widens: !covering.covers(was, is, 'exact'),
      isTolerated: wasNothing,
    }),
  ];
}

function comparePatterns(before: ObjectShape, after: ObjectShape, walk: Walk): Found[] {
  const [was, is] = [new Map(before.patterns), new Map(after.patterns)];
  const same = [...was.keys()].filter((pattern) => is.has(pattern));
  const inside = same.flatMap((pattern) =>
    walk.inside(was.get(pattern) as Term, is.get(pattern) as Term, `/${pattern}/`),
  );
  if (same.length === was.size && same.length === is.size) return inside;
  const what = 'members by patterns of their names are others now';
  return [...inside, found(walk.side, 'pattern-properties', what, { narrows: true, widens: true })];
}

function compareNames(before: ObjectShape, after: ObjectShape, { side, covering }: Walk): Found[] {
  const any = covering.terms.any;
  const [was, is] = [before.names ?? any, after.names ?? any];
  const narrows = !covering.covers(is, was, 'exact');
  const widens = !covering.covers(was, is, 'exact');
  const what = 'other names of members are possible now';
  return narrows || widens ? [found(side, 'property-names', what, { narrows, widens })] : [];
}
