import type { Compatibility } from '../../ranges/compatibility';
import type { Choice } from './cost';
import type { Pair, ServiceHistory, ServiceRelease } from './types';

/** What a service could run, by the range that it has on a provider. */
export type Callers = ReadonlyMap<string, readonly ServiceRelease[]>;

/** The services of an environment, and who can come into conflict with whom. */
export interface Relations extends Compatibility {
  readonly services: ReadonlyMap<string, ServiceHistory>;
  /** What a service could go back to, newest first. */
  choices(service: string): readonly Choice[];
  /** Services that this one calls, or is called by, whatever they could run; sorted. */
  neighbours(service: string): readonly string[];
  /** How what a service runs, and what it could go back to, calls another one. */
  calls(consumer: string, provider: string): Callers;
  /**
   * The pair of two services that does not hold, if one does not. A service that is not in the environment
   * stands in nobody's way.
   */
  broken(a: string, releaseOfA: ServiceRelease, b: string, releaseOfB: ServiceRelease): Pair | null;
}

const NOBODY: Callers = new Map();

/** Reads who can come into conflict with whom from every release. */
export function relate(
  histories: readonly ServiceHistory[],
  { accepts }: Compatibility,
): Relations {
  const services = new Map(histories.map((history) => [history.service, history]));
  const choices = new Map(histories.map(({ service, earlier }) => [service, deployable(earlier)]));
  const around = new Map(histories.map(({ service }) => [service, new Set<string>()]));
  const calls = new Map<string, Map<string, Map<string, ServiceRelease[]>>>();
  for (const { service, running } of histories) {
    const providers = new Map<string, Map<string, ServiceRelease[]>>();
    const past = (choices.get(service) ?? []).map(({ release }) => release);
    for (const release of [running, ...past]) collectCalls(release, services, service, providers);
    calls.set(service, providers);
    for (const provider of providers.keys()) {
      around.get(service)?.add(provider);
      around.get(provider)?.add(service);
    }
  }
  const sorted = new Map([...around].map(([service, others]) => [service, [...others].sort()]));
  const fails = (
    consumer: string,
    release: ServiceRelease,
    provider: string,
    { version }: ServiceRelease,
  ): Pair | null => {
    const range = rangeOn(release, provider);
    if (range === undefined || version === null || accepts(range, version)) return null;
    return { consumer, release: release.name, provider, range };
  };
  return {
    accepts,
    services,
    choices: (service) => choices.get(service) ?? [],
    neighbours: (service) => sorted.get(service) ?? [],
    calls: (consumer, provider) => calls.get(consumer)?.get(provider) ?? NOBODY,
    broken: (a, releaseOfA, b, releaseOfB) =>
      fails(a, releaseOfA, b, releaseOfB) ?? fails(b, releaseOfB, a, releaseOfA),
  };
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
  providers: Map<string, Map<string, ServiceRelease[]>>,
): void {
  for (const [provider, range] of Object.entries(release.consumes)) {
    if (provider === consumer || !services.has(provider)) continue;
    const ranges = providers.get(provider) ?? new Map<string, ServiceRelease[]>();
    providers.set(provider, ranges);
    const callers = ranges.get(range);
    if (callers === undefined) ranges.set(range, [release]);
    else callers.push(release);
  }
}

/** Which versions of a provider a release takes, if it calls it. */
export function rangeOn({ consumes }: ServiceRelease, provider: string): string | undefined {
  return Object.hasOwn(consumes, provider) ? consumes[provider] : undefined;
}
