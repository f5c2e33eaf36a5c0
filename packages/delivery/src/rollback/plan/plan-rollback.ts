import { DeliveryError } from '../../delivery-error';
import { compatibility } from '../../ranges/compatibility';
import { deadEnds } from './dead-ends';
import { orderMoves } from './order-moves';
import { type Relations, relate } from './relations';
import { type Chosen, smallestSet } from './smallest-set';
import type {
  Move,
  Obstacle,
  Pair,
  ReleaseName,
  RollbackPlan,
  ServiceHistory,
  ServiceRelease,
} from './types';

/**
 * Plans how an application gets rid of faulty releases: the smallest set of services that go back, and to which
 * releases, such that every range of `consumes` holds afterwards for what moves. Services that need not move stay; among
 * equal sets the one that ran and was verified before is taken, then the newest.
 *
 * @param histories every service of the environment, each once
 * @param faulty releases to get rid of; by name; one that does not run is only not gone back to
 * @returns the moves, none when nothing faulty runs; or what is in the way
 * @throws DeliveryError `invalid-options` for an unknown service, a version or range that is none;
 *   `rollback-undecided` when it would take too long
 */
export function planRollback(
  histories: readonly ServiceHistory[],
  faulty: readonly ReleaseName[],
): RollbackPlan {
  const relations = relate(exclude(histories, faulty), compatibility());
  const moving = new Set<string>();
  const obstacles: Obstacle[] = [];
  for (const history of relations.services.values()) {
    const { service, running } = history;
    if (!includes(faulty, service, running.name)) continue;
    if (relations.choices(service).length > 0) moving.add(service);
    else obstacles.push(...nothingToGoBackTo(history));
  }
  if (obstacles.length > 0) return { possible: false, obstacles };
  const chosen = smallestSet(relations, moving);
  if (chosen === null) return { possible: false, obstacles: deadEnds(relations, moving) };
  return planOf(relations, chosen);
}

/** Nobody goes back to what is faulty. */
function exclude(
  histories: readonly ServiceHistory[],
  faulty: readonly ReleaseName[],
): ServiceHistory[] {
  const known = new Set(histories.map(({ service }) => service));
  const unknown = faulty.find(({ service }) => !known.has(service));
  if (unknown !== undefined) {
    throw new DeliveryError({
      code: 'invalid-options',
      what: `there is no service ${JSON.stringify(unknown.service)} in this environment`,
      fix: `It has ${[...known].join(', ')}.`,
    });
  }
  return histories.map((history) => ({
    ...history,
    earlier: history.earlier.map((release) =>
      includes(faulty, history.service, release.name)
        ? { ...release, obstacle: 'it is faulty' }
        : release,
    ),
  }));
}

function includes(releases: readonly ReleaseName[], service: string, name: string): boolean {
  return releases.some((each) => each.service === service && each.name === name);
}

function nothingToGoBackTo({ service, earlier }: ServiceHistory): Obstacle[] {
  if (earlier.length === 0) return [{ kind: 'none', service }];
  return earlier.map(({ name, obstacle = '' }) => ({
    kind: 'release',
    release: { service, name },
    what: obstacle,
  }));
}

function planOf(relations: Relations, chosen: ReadonlyMap<string, Chosen>): RollbackPlan {
  const after = (service: string): ServiceRelease | undefined =>
    chosen.get(service)?.release ?? relations.services.get(service)?.running;
  const targets = new Map([...chosen].map(([service, { release }]) => [service, release]));
  const order = orderMoves(relations, targets);
  const moves = order.flatMap((service): Move[] => {
    const choice = chosen.get(service);
    if (choice === undefined) return [];
    const { release, because } = choice;
    return [
      {
        service,
        from: relations.services.get(service)?.running.name ?? '',
        to: release.name,
        proven: release.proven === true,
        because: because === null ? { kind: 'faulty' } : { kind: 'pair', pair: because },
      },
    ];
  });
  const stays = [...relations.services.keys()].filter((service) => !chosen.has(service)).sort();
  return {
    possible: true,
    moves,
    stays,
    unchecked: unchecked([...targets.keys()].sort(), relations, after),
  };
}

/** Pairs with somebody who moves that nobody can judge, since the provider runs what has no version. */
function unchecked(
  moved: readonly string[],
  relations: Relations,
  after: (service: string) => ServiceRelease | undefined,
): Pair[] {
  return moved.flatMap((consumer) => {
    const { consumes = {}, name = '' } = after(consumer) ?? {};
    return Object.entries(consumes).flatMap(([provider, range]) => {
      const runs = relations.services.has(provider) ? after(provider) : undefined;
      return runs !== undefined && runs.version === null
        ? [{ consumer, release: name, provider, range }]
        : [];
    });
  });
}
