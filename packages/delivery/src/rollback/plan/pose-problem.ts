import { type Choice, pricesFor } from './cost';
import type { Relations } from './relations';
import type { Problem } from './search/problem';
import { allBelow } from './search/small-set';
import { tiesAmong } from './ties';
import type { ServiceRelease } from './types';

/** What a service could run after a rollback. */
export interface Option {
  release: ServiceRelease;
  /** `null`: it stays. */
  choice: Choice | null;
  cost: number;
}

/** A service that could have to move. */
export interface Movable {
  service: string;
  /** The cheapest first. */
  options: readonly Option[];
}

/** A problem of the search, and what the numbers in it stand for. */
export interface Posed {
  movable: readonly Movable[];
  problem: Problem;
}

/**
 * Puts in numbers which services could go where: the faulty ones, and all that could come into conflict with one of these.
 *
 * @param faulty services that have to move
 */
export function poseProblem(relations: Relations, faulty: ReadonlySet<string>): Posed {
  const lengths = [...relations.services.values()].map(({ earlier }) => earlier.length);
  const { costOf, move } = pricesFor(lengths);
  const movable = reachable(relations, faulty).map((service): Movable => {
    const running = relations.services.get(service)?.running;
    const stays =
      running === undefined || faulty.has(service)
        ? []
        : [{ release: running, choice: null, cost: 0 }];
    const moves = relations
      .choices(service)
      .map((choice) => ({ release: choice.release, choice, cost: costOf(choice) }));
    return { service, options: [...stays, ...moves.sort((a, b) => a.cost - b.cost)] };
  });
  const ties = tiesAmong(relations, movable);
  const variables = movable.map(({ options }, at) => ({
    costs: options.map(({ cost }) => cost),
    ties: ties[at] ?? [],
  }));
  const domains = movable.map(({ options }) => allBelow(options.length));
  return { movable, problem: { step: move, variables, domains } };
}

/** Sorted by name. */
function reachable(relations: Relations, faulty: ReadonlySet<string>): string[] {
  const reached = new Set(faulty);
  // A set hands out what is put into it meanwhile.
  for (const service of reached) {
    for (const other of relations.neighbours(service)) {
      if (!reached.has(other) && couldBreak(relations, service, other)) reached.add(other);
    }
  }
  return [...reached].sort();
}

/** Whether something that a service could go back to does not go together with what another one runs. */
function couldBreak(relations: Relations, service: string, other: string): boolean {
  const { taking, services, choices, calls } = relations;
  const [own, running] = [services.get(service)?.running, services.get(other)?.running];
  if (running === undefined) return false;
  for (const releases of calls(service, other).values()) {
    const isOfPast = releases.some((release) => release !== own);
    if (isOfPast && !taking(releases[0], other)(running)) return true;
  }
  const takes = taking(running, service);
  return choices(service).some(({ release }) => !takes(release));
}
