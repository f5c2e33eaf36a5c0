import { DeliveryError } from '../../delivery-error';
import type { Choice } from './cost';
import { poseProblem } from './pose-problem';
import type { Relations } from './relations';
import { solve } from './search/solve';
import type { Pair } from './types';

/** What was chosen for a service. */
export interface Chosen extends Choice {
  /** The pair for whose sake it has to move; none for a faulty one. */
  because: Pair | null;
}

/** How many services are looked at, all in all, before the search gives up: some seconds. */
const LIMIT = 100_000;

/**
 * Finds the cheapest choice that holds: the fewest services that move, then the fewest that go to a release which never
 * ran here, then the fewest releases back.
 *
 * @param faulty services that have to move
 * @returns by service, sorted by name; null when there is no choice that holds
 * @throws DeliveryError `rollback-undecided` when it would take too long
 */
export function smallestSet(
  relations: Relations,
  faulty: ReadonlySet<string>,
): ReadonlyMap<string, Chosen> | null {
  const { movable, problem } = poseProblem(relations, faulty);
  const answer = solve(problem, LIMIT);
  if (answer.kind === 'undecided') throw undecided(faulty);
  if (answer.kind === 'impossible') return null;
  const choices = new Map(
    movable.flatMap(({ service, options }, at) => {
      const choice = options[answer.options[at] ?? -1]?.choice ?? null;
      return choice === null ? [] : [[service, choice] as const];
    }),
  );
  return withReasons(relations, choices, faulty);
}

/**
 * Who moves without being faulty does not go together, as it is, with somebody who moves: else it could stay, and so could
 * all that move for its sake alone.
 */
function withReasons(
  relations: Relations,
  choices: ReadonlyMap<string, Choice>,
  faulty: ReadonlySet<string>,
): ReadonlyMap<string, Chosen> {
  const reasons = new Map<string, Pair | null>(
    [...faulty].sort().map((service) => [service, null]),
  );
  for (const service of reasons.keys()) {
    for (const other of relations.neighbours(service)) {
      const [choice, running] = [choices.get(service), relations.services.get(other)?.running];
      if (choice === undefined || running === undefined) continue;
      if (reasons.has(other) || !choices.has(other)) continue;
      const pair = relations.broken(service, choice.release, other, running);
      if (pair !== null) reasons.set(other, pair);
    }
  }
  return new Map(
    [...choices].map(([service, choice]) => [
      service,
      { ...choice, because: reasons.get(service) ?? null },
    ]),
  );
}

function undecided(faulty: ReadonlySet<string>): DeliveryError {
  return new DeliveryError({
    code: 'rollback-undecided',
    what: `which services have to go back with ${[...faulty].join(', ')} was not found among the combinations that were tried`,
    fix: 'Name the release of the application to go back to: --release=<version>.',
  });
}
