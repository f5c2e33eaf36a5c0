import { consumptionOf, type Contracted, providedBy } from '../../contracts/contract';
import {
  type Contracts,
  goTogether,
  standTogether,
  type Standing,
} from '../../contracts/stand-together';
import type { Compatibility } from '../../ranges/compatibility';
import type { Choice } from './cost';
import type { Pair, ServiceHistory, ServiceRelease } from './types';

/** What a service could run, by what it asks of a provider: the same key, the same range, document and operations. */
export type Callers = ReadonlyMap<string, readonly [ServiceRelease, ...ServiceRelease[]]>;

/** Whether a release of a provider is taken. */
export type Takes = (release: ServiceRelease) => boolean;

/** What decides whether two releases go together. */
export interface Judging {
  compatibility: Compatibility;
  contracts: Contracts;
}

/** The services of an environment, and who can come into conflict with whom. */
export interface Relations {
  readonly services: ReadonlyMap<string, ServiceHistory>;
  /** What a service could go back to, newest first. */
  choices(service: string): readonly Choice[];
  /** Services that this one calls, or is called by, whatever they could run; sorted. */
  neighbours(service: string): readonly string[];
  /** How what a service runs, and what it could go back to, calls another one. */
  calls(consumer: string, provider: string): Callers;
  /** Answers which releases of a provider a release of a consumer goes together with. What nobody can check does. */
  taking(consumer: ServiceRelease, provider: string): Takes;
  /** The same of one release, with reasons; `null`: the consumer does not call it. */
  judge(consumer: ServiceRelease, provider: string, release: ServiceRelease): Standing | null;
  /**
   * The pair of two services that does not hold, if one does not. A service that is not in the environment
   * stands in nobody's way.
   */
  broken(a: string, releaseOfA: ServiceRelease, b: string, releaseOfB: ServiceRelease): Pair | null;
}

const NOBODY: Callers = new Map();

/** By provider, and what is asked of it. */
type Calls = Map<string, Map<string, [ServiceRelease, ...ServiceRelease[]]>>;

/** Reads who can come into conflict with whom from every release. */
export function relate(
  histories: readonly ServiceHistory[],
  { compatibility, contracts }: Judging,
): Relations {
  const services = new Map(histories.map((history) => [history.service, history]));
  const choices = new Map(histories.map(({ service, earlier }) => [service, deployable(earlier)]));
  const around = new Map(histories.map(({ service }) => [service, new Set<string>()]));
  const calls = new Map<string, Calls>();
  for (const { service, running } of histories) {
    const providers: Calls = new Map();
    const past = (choices.get(service) ?? []).map(({ release }) => release);
    for (const release of [running, ...past]) collectCalls(release, services, service, providers);
    calls.set(service, providers);
    for (const provider of providers.keys()) {
      around.get(service)?.add(provider);
      around.get(provider)?.add(service);
    }
  }
  const sorted = new Map([...around].map(([service, others]) => [service, [...others].sort()]));
  const judge: Relations['judge'] = (consumer, provider, release) => {
    const consumption = consumptionOf(consumer, provider);
    if (consumption === null) return null;
    return standTogether(consumption, providedBy(release), compatibility, contracts);
  };
  const fails = (
    consumer: string,
    release: ServiceRelease,
    provider: string,
    provided: ServiceRelease,
  ): Pair | null => {
    const standing = judge(release, provider, provided);
    return standing?.verdict === 'apart' ? pairOf(consumer, release, provider, standing) : null;
  };
  return {
    services,
    choices: (service) => choices.get(service) ?? [],
    neighbours: (service) => sorted.get(service) ?? [],
    calls: (consumer, provider) => calls.get(consumer)?.get(provider) ?? NOBODY,
    taking: (consumer, provider) => {
      const consumption = consumptionOf(consumer, provider);
      if (consumption === null) return () => true;
      return (release) => goTogether(consumption, providedBy(release), compatibility, contracts);
    },
    judge,
    broken: (a, releaseOfA, b, releaseOfB) =>
      fails(a, releaseOfA, b, releaseOfB) ?? fails(b, releaseOfB, a, releaseOfA),
  };
}

/** A consumer and one that it calls, with what breaks between them. */
export function pairOf(
  consumer: string,
  release: ServiceRelease,
  provider: string,
  { broken }: Pick<Standing, 'broken'>,
): Pair {
  const range = release.consumes[provider] ?? '';
  const pair = { consumer, release: release.name, provider, range };
  return broken.length === 0 ? pair : { ...pair, broken };
}

function deployable(earlier: ServiceHistory['earlier']): Choice[] {
  return earlier.flatMap((release, position) =>
    release.obstacle === undefined ? [{ release, position }] : [],
  );
}

function collectCalls(
  release: ServiceRelease,
  services: ReadonlyMap<string, unknown>,
  consumer: string,
  providers: Calls,
): void {
  for (const provider of Object.keys(release.consumes)) {
    if (provider === consumer || !services.has(provider)) continue;
    const calls = providers.get(provider) ?? new Map<string, [ServiceRelease]>();
    providers.set(provider, calls);
    const asked = askedOf(release, provider) ?? '';
    const callers = calls.get(asked);
    if (callers === undefined) calls.set(asked, [release]);
    else callers.push(release);
  }
}

/** What a release asks of a provider, if it calls it: the same text for the same range, document and operations. */
export function askedOf(release: Contracted, provider: string): string | undefined {
  const consumption = consumptionOf(release, provider);
  if (consumption === null) return undefined;
  const { range, document, operations } = consumption;
  if (document === null) return range ?? '';
  return `${range} ${document} ${operations === null ? '*' : operations.join('\n')}`;
}
