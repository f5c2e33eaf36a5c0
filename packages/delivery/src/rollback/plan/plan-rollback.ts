import { DeliveryError } from '../../delivery-error';
import { type Contracts, openContracts } from '../../contracts/stand-together';
import { compatibility } from '../../ranges/compatibility';
import { deadEnds } from './dead-ends';
import { orderMoves } from './order-moves';
import { pairOf, type Relations, relate } from './relations';
import { type Chosen, smallestSet } from './smallest-set';
import type {
  Move,
  Obstacle,
  ReleaseName,
  RollbackPlan,
  ServiceHistory,
  ServiceRelease,
  UncheckedPair,
} from './types';

/**
 * Plans how an application gets rid of faulty releases: the smallest set of services that go back, and to which
 * releases, such that afterwards, for what moves, every range of `consumes` holds and every document serves what was built against it. Services that need not move stay; among
 * equal sets the one that ran and was verified before is taken, then the newest.
 *
 * @param histories every service of the environment, each once
 * @param faulty releases to get rid of; by name; one that does not run is only not gone back to
 * @param contracts with all documents at hand. Default: none is, and ranges alone decide
 * @returns the moves, none when nothing faulty runs; or what is in the way
 * @throws DeliveryError `invalid-options` for an unknown service, a version or range that is none;
 *   `rollback-undecided` when it would take too long
 */
export function planRollback(
  histories: readonly ServiceHistory[],
  faulty: readonly ReleaseName[],
  contracts: Contracts = openContracts(new Map()),
): RollbackPlan {
  const judging = { compatibility: compatibility(), contracts };
  const relations = relate(exclude(histories, faulty), judging);
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
    unchecked: unchecked(targets, relations, after),
  };
}

/** Pairs with somebody who moves that nobody can judge, or not by the documents that there are; by the name of who calls. */
function unchecked(
  moved: ReadonlyMap<string, unknown>,
  relations: Relations,
  after: (service: string) => ServiceRelease | undefined,
): UncheckedPair[] {
  return [...relations.services.keys()].sort().flatMap((consumer) => {
    const release = after(consumer);
    if (release === undefined) return [];
    return Object.keys(release.consumes).flatMap((provider): UncheckedPair[] => {
      const runs = relations.services.has(provider) ? after(provider) : undefined;
      if (runs === undefined || (!moved.has(consumer) && !moved.has(provider))) return [];
      const standing = relations.judge(release, provider, runs);
      if (standing === null) return [];
      const pair = pairOf(consumer, release, provider, standing);
      if (standing.documents === 'missing') return [{ ...pair, lacks: 'document' }];
      return standing.verdict === 'unchecked' ? [{ ...pair, lacks: 'version' }] : [];
    });
  });
}
