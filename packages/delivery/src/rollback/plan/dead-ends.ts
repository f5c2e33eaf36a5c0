import type { Choice } from './cost';
import { askedOf, type Relations } from './relations';
import type { EarlierRelease, Obstacle, Pair } from './types';

/** What services that have to move could still go back to. */
type Open = Map<string, readonly Choice[]>;

/** Where a way ends: nothing of the blocked service makes the pair hold. */
interface DeadEnd {
  pair: Pair;
  blocked: string;
}

/**
 * Says, when there is no way back, where it ends for each release that a faulty service could go back to. Of releases that are
 * alike for all others, the newest is named.
 *
 * @param faulty services that have to move, each of which has something to go back to
 */
export function deadEnds(relations: Relations, faulty: ReadonlySet<string>): Obstacle[] {
  const open: Open = new Map(
    [...faulty].sort().map((service) => [service, unlike(relations, service)]),
  );
  const [first, choices] = narrowest(open);
  return choices.map(({ release }) => ({
    kind: 'pair',
    release: { service: first, name: release.name },
    ...follow(relations, open, first, release),
  }));
}

/** Lets services go back, to the newest that is left, until one that has to go finds nothing. */
function follow(relations: Relations, faulty: Open, first: string, to: EarlierRelease): DeadEnd {
  const open: Open = new Map(faulty);
  const chosen = new Map<string, EarlierRelease>();
  for (let [service, release] = [first, to]; ;) {
    chosen.set(service, release);
    open.delete(service);
    for (const other of relations.neighbours(service)) {
      const running = relations.services.get(other)?.running;
      if (chosen.has(other) || running === undefined) continue;
      const before = open.get(other);
      const forced = relations.broken(service, release, other, running);
      if (before === undefined && forced === null) continue;
      const around = relations.neighbours(other).filter((name) => chosen.has(name));
      const left = (before ?? relations.choices(other)).filter((each) =>
        around.every((name) => {
          const there = chosen.get(name);
          return there === undefined || relations.broken(name, there, other, each.release) === null;
        }),
      );
      open.set(other, left);
      if (left.length > 0) continue;
      const dropped = before?.[0]?.release ?? running;
      const pair = relations.broken(service, release, other, dropped) ?? forced;
      if (pair !== null) return { pair, blocked: other };
    }
    const [next, [newest]] = narrowest(open);
    if (newest === undefined) throw new Error(`${next} has to go back, and nothing is in its way`);
    [service, release] = [next, newest.release];
  }
}

/** The one with the fewest choices; the first by name among equals. */
function narrowest(open: Open): [string, readonly Choice[]] {
  return [...open].reduce((best, entry) => {
    const difference = entry[1].length - best[1].length;
    return difference < 0 || (difference === 0 && entry[0] < best[0]) ? entry : best;
  });
}

/** Of choices that are alike for all others, the first. */
function unlike(relations: Relations, service: string): Choice[] {
  const neighbours = relations.neighbours(service);
  const callers = neighbours.flatMap((other) =>
    [...relations.calls(other, service).values()].map(([caller]) =>
      relations.taking(caller, service),
    ),
  );
  const kinds = new Map<string, Choice>();
  for (const choice of relations.choices(service)) {
    const { release } = choice;
    const kind = JSON.stringify([
      neighbours.map((other) => askedOf(release, other) ?? null),
      callers.map((takes) => takes(release)),
    ]);
    if (!kinds.has(kind)) kinds.set(kind, choice);
  }
  return [...kinds.values()];
}
