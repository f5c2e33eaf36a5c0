import type { Movable } from './pose-problem';
import type { Relations } from './relations';
import type { Tie } from './search/problem';
import { allBelow, drop, put, type SmallSet, wordsFor } from './search/small-set';
import type { ServiceRelease } from './types';

/** A service, and for each of its options those of another one that go together with it. */
interface Side {
  movable: Movable;
  /** As in {@link Tie}. */
  rows: Uint32Array;
}

/** Options of a provider that do not do for some of its callers. */
interface Refused {
  options: readonly number[];
  set: SmallSet;
}

/**
 * Answers which options of a service do not do for a caller.
 * @param asked what it asks, as in `Callers`: the same for all who ask the same
 */
type Refusing = (asked: string, caller: ServiceRelease) => Refused;

/**
 * Finds out for every two services that have to do with each other which of their options go together. Two that stay do,
 * whatever they run.
 *
 * @returns those of each service, in the same order
 */
export function tiesAmong(relations: Relations, all: readonly Movable[]): Tie[][] {
  const indices = new Map(all.map(({ service }, at) => [service, at]));
  const ties = all.map((): Tie[] => []);
  const refused = all.map((provider) => refusing(relations, provider));
  const numbers = all.map(
    ({ options }) => new Map(options.map(({ release }, option) => [release, option])),
  );
  for (const [at, movable] of all.entries()) {
    for (const name of relations.neighbours(movable.service)) {
      const to = indices.get(name);
      if (to === undefined || to <= at) continue;
      const other = all[to] as Movable;
      const one: Side = { movable, rows: fullTable(movable, other) };
      const two: Side = { movable: other, rows: fullTable(other, movable) };
      dropRefused(relations, one, two, numbers[at] as Numbers, refused[to] as Refusing);
      dropRefused(relations, two, one, numbers[to] as Numbers, refused[at] as Refusing);
      letStay(one, two);
      ties[at]?.push({ to, rows: one.rows });
      ties[to]?.push({ to: at, rows: two.rows });
    }
  }
  return ties;
}

/** Options by what they stand for. */
type Numbers = ReadonlyMap<ServiceRelease, number>;

function fullTable({ options }: Movable, other: Movable): Uint32Array {
  return new Uint32Array(options.length * wordsFor(other.options.length)).fill(-1);
}

/** Whatever is asked is held against every option once. */
function refusing({ taking }: Relations, { service, options: all }: Movable): Refusing {
  const known = new Map<string, Refused>();
  return (asked, caller) => {
    const before = known.get(asked);
    if (before !== undefined) return before;
    const refused = { options: [] as number[], set: allBelow(all.length).fill(0) };
    const takes = taking(caller, service);
    for (const [option, { release }] of all.entries()) {
      if (takes(release)) continue;
      refused.options.push(option);
      put(refused.set, option);
    }
    known.set(asked, refused);
    return refused;
  };
}

function dropRefused(
  { calls }: Relations,
  consumer: Side,
  provider: Side,
  numbers: Numbers,
  refusedBy: Refusing,
): void {
  const [width, widthBack] = [provider, consumer].map(({ movable: { options } }) =>
    wordsFor(options.length),
  ) as [number, number];
  for (const [asked, releases] of calls(consumer.movable.service, provider.movable.service)) {
    const { options, set } = refusedBy(asked, releases[0]);
    if (options.length === 0) continue;
    const callers = new Uint32Array(widthBack);
    for (const release of releases) {
      const option = numbers.get(release);
      // A faulty release is no option.
      if (option === undefined) continue;
      put(callers, option);
      drop(consumer.rows, option * width, set);
    }
    for (const option of options) drop(provider.rows, option * widthBack, callers);
  }
}

function letStay(one: Side, other: Side): void {
  const [stays, staysToo] = [one, other].map(({ movable: { options } }) =>
    options.findIndex(({ choice }) => choice === null),
  ) as [number, number];
  if (stays < 0 || staysToo < 0) return;
  put(one.rows, staysToo, stays * wordsFor(other.movable.options.length));
  put(other.rows, stays, staysToo * wordsFor(one.movable.options.length));
}
