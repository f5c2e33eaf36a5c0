import { DeliveryError } from '../../delivery-error';
import { deploymentOrder } from '../../infrastructure/order/deployment-order';
import { compatibility } from '../../ranges/compatibility';
import { type Relations, relate } from './relations';
import {
  type Chosen,
  type DeadEnd,
  type Domain,
  choicesOf,
  domainOf,
  smallestSet,
} from './smallest-set';
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
  const domains = new Map<string, Domain>();
  const obstacles: Obstacle[] = [];
  for (const history of relations.services.values()) {
    const { service, running } = history;
    if (!includes(faulty, service, running.name)) continue;
    const choices = choicesOf(relations, service, () => true);
    if (choices.length > 0) domains.set(service, domainOf(choices, null));
    else obstacles.push(...nothingToGoBackTo(history));
  }
  if (obstacles.length > 0) return { possible: false, obstacles };
  const { chosen, deadEnds } = smallestSet(relations, domains);
  if (chosen === null) return { possible: false, obstacles: explain(deadEnds) };
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

/** For each release that was tried first, where it ended. */
function explain(deadEnds: readonly DeadEnd[]): Obstacle[] {
  const byFirst = new Map<string, Obstacle>();
  for (const { first, pair, blocked } of deadEnds) {
    const key = `${first.service}@${first.name}`;
    if (!byFirst.has(key)) byFirst.set(key, { kind: 'pair', release: first, pair, blocked });
  }
  return [...byFirst.values()];
}

function planOf(relations: Relations, chosen: ReadonlyMap<string, Chosen>): RollbackPlan {
  const after = (service: string): ServiceRelease | undefined =>
    chosen.get(service)?.release ?? relations.services.get(service)?.running;
  const moved = [...chosen.keys()].sort();
  const order = deploymentOrder(moved, consumersFirst(relations, chosen, moved));
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
  return { possible: true, moves, stays, unchecked: unchecked(moved, relations, after) };
}

/**
 * What each service waits for when it goes back: whoever calls it, before or after. Where services call each other in
 * circles, the one that is first by name does not wait.
 */
function consumersFirst(
  relations: Relations,
  chosen: ReadonlyMap<string, Chosen>,
  moved: readonly string[],
): Record<string, string[]> {
  const calls = (consumer: string, provider: string): boolean =>
    [chosen.get(consumer)?.release, relations.services.get(consumer)?.running].some(
      (release) => release !== undefined && Object.hasOwn(release.consumes, provider),
    );
  const waits = Object.fromEntries(moved.map((service) => [service, [] as string[]]));
  const reaches = (from: string, to: string): boolean =>
    from === to || (waits[from] ?? []).some((next) => reaches(next, to));
  for (const provider of moved) {
    for (const consumer of moved) {
      if (consumer === provider || !calls(consumer, provider)) continue;
      if (!reaches(consumer, provider)) waits[provider]?.push(consumer);
    }
  }
  return waits;
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
