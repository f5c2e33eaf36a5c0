import { DeliveryError } from '../../delivery-error';
import { cheaper, type Choice, type Cost, sum } from './cost';
import type { Relations } from './relations';
import type { EarlierRelease, Pair, ReleaseName, ServiceRelease } from './types';

/** A service that has to move, and what it can move to: one release for each signature, the best first. */
export interface Domain {
  choices: readonly Choice[];
  /** No choice costs less, part by part. */
  least: Cost;
  /** The pair for whose sake it has to move; none for a faulty one. */
  because: Pair | null;
}

/** What was chosen for a service. */
export interface Chosen extends Choice {
  because: Pair | null;
}

/** A dead end: with `first` chosen, no release of `blocked` makes the pair hold. */
export interface DeadEnd {
  first: ReleaseName;
  pair: Pair;
  blocked: string;
}

export interface Found {
  chosen: ReadonlyMap<string, Chosen> | null;
  deadEnds: readonly DeadEnd[];
}

interface State {
  chosen: ReadonlyMap<string, Chosen>;
  /** Services that have to move and for which nothing is chosen yet. */
  open: ReadonlyMap<string, Domain>;
  /** Of everything chosen. */
  spent: Cost;
  /** Of everything chosen and, at least, of everything open. */
  cost: Cost;
  first: ReleaseName | null;
}

/** States that are looked at before the search gives up. */
const LIMIT = 200_000;

/**
 * Finds the cheapest choice that holds: the fewest services that move, then the fewest that go to a release which never
 * ran here, then the fewest releases back. Best first: whatever is chosen for one service forces those to move that do not
 * go together with it, and no service moves that is not forced to.
 *
 * @param faulty services that have to move, with what they may move to
 * @throws DeliveryError `rollback-undecided` when it would take too long
 */
export function smallestSet(relations: Relations, faulty: ReadonlyMap<string, Domain>): Found {
  const deadEnds: DeadEnd[] = [];
  const queue = new Queue();
  const spent = sum([]);
  queue.push({ chosen: new Map(), open: faulty, spent, cost: atLeast(spent, faulty), first: null });
  for (let looked = 0; ; looked += 1) {
    const state = queue.pop();
    if (state === undefined) return { chosen: null, deadEnds };
    if (state.open.size === 0) return { chosen: state.chosen, deadEnds };
    if (looked >= LIMIT) throw undecided(faulty);
    const [service, domain] = narrowest(state.open);
    for (const choice of domain.choices) {
      const next = choose(relations, state, service, { ...choice, because: domain.because });
      if ('blocked' in next) deadEnds.push(next);
      else queue.push(next);
    }
  }
}

/** The state after a choice, or why there is none. */
function choose(
  relations: Relations,
  state: State,
  service: string,
  choice: Chosen,
): State | DeadEnd {
  const { release } = choice;
  const first = state.first ?? { service, name: release.name };
  const chosen = new Map(state.chosen).set(service, choice);
  const open = new Map(state.open);
  open.delete(service);
  for (const other of relations.neighbours(service)) {
    if (chosen.has(other)) continue;
    const history = relations.services.get(other);
    if (history === undefined) continue;
    const domain = open.get(other);
    if (domain !== undefined) {
      const kept = domain.choices.filter(
        (each) => relations.broken(service, release, other, each.release) === null,
      );
      const [dropped] = domain.choices;
      if (kept.length === 0 && dropped !== undefined) {
        const pair = relations.broken(service, release, other, dropped.release) as Pair;
        return { first, pair, blocked: other };
      }
      if (kept.length < domain.choices.length) open.set(other, domainOf(kept, domain.because));
      continue;
    }
    const pair = relations.broken(service, release, other, history.running);
    if (pair === null) continue;
    const choices = choicesOf(relations, other, (candidate) =>
      holds(relations, chosen, other, candidate),
    );
    if (choices.length === 0) return { first, pair, blocked: other };
    open.set(other, domainOf(choices, pair));
  }
  const spent = sum([state.spent, choice.cost]);
  return { chosen, open, spent, cost: atLeast(spent, open), first };
}

function holds(
  relations: Relations,
  chosen: ReadonlyMap<string, Chosen>,
  service: string,
  candidate: ServiceRelease,
): boolean {
  return relations.neighbours(service).every((other) => {
    const choice = chosen.get(other);
    return (
      choice === undefined || relations.broken(service, candidate, other, choice.release) === null
    );
  });
}

/** What a service may go back to: of releases that are alike for all others, the cheapest. Cheapest first. */
export function choicesOf(
  relations: Relations,
  service: string,
  allowed: (release: EarlierRelease) => boolean,
): Choice[] {
  const best = new Map<string, Choice>();
  for (const { release, cost, signature } of relations.candidates(service)) {
    const known = best.get(signature);
    if ((known === undefined || cheaper(cost, known.cost)) && allowed(release)) {
      best.set(signature, { release, cost });
    }
  }
  return [...best.values()].sort((a, b) => (cheaper(a.cost, b.cost) ? -1 : 1));
}

/** A service that has to move for the sake of a pair, or because it is faulty. */
export function domainOf(choices: readonly Choice[], because: Pair | null): Domain {
  const least = {
    moved: 1,
    unproven: Math.min(...choices.map(({ cost }) => cost.unproven)),
    back: Math.min(...choices.map(({ cost }) => cost.back)),
  };
  return { choices, least, because };
}

function atLeast(spent: Cost, open: ReadonlyMap<string, Domain>): Cost {
  return sum([spent, ...[...open.values()].map(({ least }) => least)]);
}

/** The one with the fewest choices; the first by name among equals. */
function narrowest(open: ReadonlyMap<string, Domain>): [string, Domain] {
  return [...open].reduce((best, entry) => {
    const difference = entry[1].choices.length - best[1].choices.length;
    return difference < 0 || (difference === 0 && entry[0] < best[0]) ? entry : best;
  });
}

function undecided(faulty: ReadonlyMap<string, Domain>): DeliveryError {
  return new DeliveryError({
    code: 'rollback-undecided',
    what: `which services have to go back with ${[...faulty.keys()].join(', ')} was not found among ${LIMIT} combinations`,
    fix: 'Name the release of the application to go back to: --release=<version>.',
  });
}

/** States, the cheapest first; of equal ones the one in which more is chosen. A binary heap. */
class Queue {
  readonly #states: State[] = [];

  push(state: State): void {
    const states = this.#states;
    states.push(state);
    for (let at = states.length - 1; at > 0;) {
      const above = (at - 1) >> 1;
      if (!before(states[at] as State, states[above] as State)) break;
      this.#swap(at, above);
      at = above;
    }
  }

  pop(): State | undefined {
    const states = this.#states;
    const [top] = states;
    const last = states.pop();
    if (top === undefined || last === undefined || states.length === 0) return top;
    states[0] = last;
    for (let at = 0; ;) {
      const [left, right] = [2 * at + 1, 2 * at + 2];
      let least = at;
      for (const child of [left, right]) {
        const state = states[child];
        if (state !== undefined && before(state, states[least] as State)) least = child;
      }
      if (least === at) return top;
      this.#swap(at, least);
      at = least;
    }
  }

  #swap(a: number, b: number): void {
    const states = this.#states;
    [states[a], states[b]] = [states[b] as State, states[a] as State];
  }
}

function before(a: State, b: State): boolean {
  if (cheaper(a.cost, b.cost)) return true;
  return !cheaper(b.cost, a.cost) && a.spent.moved > b.spent.moved;
}
