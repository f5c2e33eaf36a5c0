import { compare, lt, parse } from 'semver';
import type { Digest } from '../artifacts/digest';
import { contractIn, documentsToCompare } from '../contracts/contract';
import type { Contracts } from '../contracts/stand-together';
import { DeliveryError } from '../delivery-error';
import { planRollback } from '../rollback/plan/plan-rollback';
import type {
  EarlierRelease,
  GoingAlong,
  Obstacle,
  ReleaseName,
  UncheckedPair,
} from '../rollback/plan/types';
import { fingerprintOf, type Sealed } from '../seal/sealed';
import type { EnvironmentState, ServiceState } from './environment-state';
import { planPromotion } from './plan-promotion';
import type { Step } from './records';
import { isSame, nameOf, type RunningRelease } from './running-release';

/** What shall go back. */
export type RollbackTarget =
  /** One service, to a release of that name; by default the last one that ran and answered. */
  | { kind: 'service'; service: string; to?: string }
  /** Whatever has to, so that these releases are gone and all ranges hold. */
  | { kind: 'faulty'; faulty: readonly ReleaseName[] }
  /** All services, to what was sealed before. */
  | { kind: 'sealed'; sealed: Sealed };

/** The same text for the same target, and another one for another. */
export function targetText(target: RollbackTarget): string {
  switch (target.kind) {
    case 'service':
      return `service ${target.service}${target.to === undefined ? '' : `@${target.to}`}`;
    case 'faulty':
      return `faulty ${target.faulty
        .map(({ service, name }) => `${service}@${name}`)
        .sort()
        .join(' ')}`;
    case 'sealed':
      return `sealed ${fingerprintOf(target.sealed)}`;
  }
}

export interface PlanBackInput {
  target: RollbackTarget;
  /** Releases beside those that ran here, by service. */
  known?: Readonly<Record<string, readonly RunningRelease[]>>;
  /** Why artifacts cannot be deployed, such as `it is gone`. */
  obstacles?: ReadonlyMap<Digest, string>;
  /** With the documents of {@link documentsForBack} that there are. Default: none is at hand, and ranges alone decide. */
  contracts?: Contracts;
}

/** What a rollback does, or what is in its way. */
export type BackPlan =
  | {
      possible: true;
      steps: Step[];
      /** Who of them goes for the sake of another one. */
      along: GoingAlong[];
      stays: string[];
      unchecked: UncheckedPair[];
      because: string;
    }
  | { possible: false; obstacles: Obstacle[]; because: string };

/**
 * Plans a rollback from what ran in an environment.
 *
 * @throws DeliveryError `invalid-options` for a service or release that there is not; `rollback-undecided`
 */
export function planBack(state: EnvironmentState, input: PlanBackInput): BackPlan {
  const { target } = input;
  if (target.kind === 'sealed') return toSealed(state, target.sealed);
  const names = Object.keys(state.services).filter((name) => currentOf(state, name) !== null);
  if (target.kind === 'service' && runsAlready(state, target)) {
    const because = `${target.service} goes back`;
    return { possible: true, steps: [], stays: names.sort(), along: [], unchecked: [], because };
  }
  const faulty = target.kind === 'faulty' ? target.faulty : [goingBack(state, target.service)];
  const histories = names.sort().map((service) => {
    const current = currentOf(state, service) as RunningRelease;
    const all = earlierOf(state, service, input).map(({ entry }) => entry);
    return {
      service,
      running: asPlanned(current),
      earlier: target.kind === 'faulty' ? all : onlyOf(all, service, target),
    };
  });
  const plan = planRollback(histories, faulty, input.contracts);
  const because =
    target.kind === 'faulty'
      ? `${faulty.map(({ service, name }) => `${service}@${name}`).join(', ')} is faulty`
      : `${target.service} goes back`;
  if (!plan.possible) return { ...plan, because };
  const steps = plan.moves.map(({ service, to }): Step => {
    const found = earlierOf(state, service, input).find(({ entry }) => entry.name === to);
    if (found === undefined) throw new Error(`${service}@${to} was planned and is not known`);
    return { service, from: fromOf(state, service, found.release), to: found.release };
  });
  const along = plan.moves.flatMap(({ service, because: why }) =>
    why.kind === 'pair' ? [{ service, pair: why.pair }] : [],
  );
  const { stays, unchecked } = plan;
  return { possible: true, steps, along, stays, unchecked, because };
}

/**
 * The OpenAPI documents that decide about rollbacks of services, whatever is asked for.
 *
 * @param isStored which artifacts could be deployed. Default: all
 */
export function documentsForBack(
  state: EnvironmentState,
  known: PlanBackInput['known'] = {},
  isStored: (artifact: Digest) => boolean = () => true,
): ReadonlySet<Digest> {
  const releases = Object.keys(state.services).flatMap((service) => {
    const current = currentOf(state, service);
    if (current === null) return [];
    const earlier = earlierOf(state, service, { known })
      .map(({ release }) => release)
      .filter(({ artifact }) => isStored(artifact));
    return [[service, [current, ...earlier]] as const];
  });
  return documentsToCompare(new Map(releases));
}

/** Whether it went there before, as when the command is run again. */
function runsAlready(
  { services }: EnvironmentState,
  { service, to }: Extract<RollbackTarget, { kind: 'service' }>,
): boolean {
  const state = Object.hasOwn(services, service) ? services[service] : undefined;
  const running = state?.running?.release;
  return state?.unsettled === null && running !== undefined && nameOf(running) === to;
}

/** What a service is taken to run: what was deployed last, however that ended. */
export function currentOf({ services }: EnvironmentState, service: string): RunningRelease | null {
  const state = Object.hasOwn(services, service) ? services[service] : undefined;
  return state?.unsettled?.release ?? state?.running?.release ?? null;
}

function toSealed(state: EnvironmentState, sealed: Sealed): BackPlan {
  const { steps, unchanged, left } = planPromotion(state, sealed);
  const because = `all go back to ${sealed.version ?? sealed.sourceCommit.slice(0, 12)}`;
  const stays = [...unchanged, ...left].sort();
  return { possible: true, steps: steps.reverse(), stays, along: [], unchecked: [], because };
}

/** Alone, to one release: the others have nowhere to go. */
function onlyOf(
  all: readonly EarlierRelease[],
  service: string,
  target: Extract<RollbackTarget, { kind: 'service' }>,
): EarlierRelease[] {
  if (service !== target.service) return [];
  const { to } = target;
  if (to === undefined) return all.filter(({ proven }) => proven === true);
  const found = all.filter(({ name }) => name === to);
  if (found.length > 0) return found;
  throw new DeliveryError({
    code: 'invalid-options',
    where: service,
    what: `there is no earlier release ${JSON.stringify(to)} to go back to`,
    fix: `There ${all.length === 1 ? 'is' : 'are'} ${all.map(({ name }) => name).join(', ') || 'none'}.`,
  });
}

function goingBack(state: EnvironmentState, service: string): ReleaseName {
  const current = currentOf(state, service);
  if (current !== null) return { service, name: nameOf(current) };
  throw new DeliveryError({
    code: 'invalid-options',
    where: service,
    what: 'it was never deployed in this environment',
    fix: `There are ${Object.keys(state.services).sort().join(', ') || 'no services'}.`,
  });
}

interface Earlier {
  release: RunningRelease;
  entry: EarlierRelease;
}

/** What a service can go back to, the newest first; what ran here last before releases of which only the name tells. */
function earlierOf(
  state: EnvironmentState,
  service: string,
  { known = {}, obstacles = new Map<Digest, string>() }: Omit<PlanBackInput, 'target'>,
): Earlier[] {
  const current = currentOf(state, service);
  const { running, before } = state.services[service] as ServiceState;
  const ran = [...(running === null ? [] : [running]), ...before].map(({ release }) => release);
  const others = Object.hasOwn(known, service) ? (known[service] ?? []) : [];
  const all = [...ran, ...others].filter(
    (release, at, list) =>
      current !== null &&
      !isSame(release, current) &&
      !isNewer(release, current) &&
      list.findIndex((other) => nameOf(other) === nameOf(release)) === at,
  );
  return newestFirst(all).map((release) => {
    const obstacle = obstacles.get(release.artifact);
    const proven = ran.some((other) => isSame(other, release));
    const entry = { ...asPlanned(release), proven, ...(obstacle !== undefined && { obstacle }) };
    return { release, entry };
  });
}

function isNewer(release: RunningRelease, current: RunningRelease): boolean {
  const [a, b] = [parse(release.version), parse(current.version)];
  return a !== null && b !== null && lt(b, a);
}

/** Candidates stay where they were among those that ran. */
function newestFirst(releases: readonly RunningRelease[]): RunningRelease[] {
  const versioned = releases
    .filter(({ version }) => version !== null)
    .sort((a, b) => compare(b.version ?? '', a.version ?? ''));
  return releases.map((release) =>
    release.version === null ? release : (versioned.shift() as RunningRelease),
  );
}

function asPlanned(release: RunningRelease): Omit<EarlierRelease, 'proven'> {
  const { version, consumes } = release;
  return { name: nameOf(release), version, consumes, ...contractIn(release) };
}

/** What a rollback that fails goes back to: what answered last, if that is something else. */
function fromOf(
  { services }: EnvironmentState,
  service: string,
  to: RunningRelease,
): RunningRelease | null {
  const running = services[service]?.running?.release ?? null;
  return running === null || isSame(running, to) ? null : running;
}
