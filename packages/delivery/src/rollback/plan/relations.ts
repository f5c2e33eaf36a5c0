import type { Compatibility } from '../../ranges/compatibility';
import { type Choice, costOf } from './cost';
import type { EarlierRelease, Pair, ServiceHistory, ServiceRelease } from './types';

/** An earlier release that can be deployed. */
export interface Candidate extends Choice {
  /** As far as others are concerned, releases of a service with one signature are the same. */
  signature: string;
}

/** The services of an environment, and who can come into conflict with whom. */
export interface Relations {
  readonly services: ReadonlyMap<string, ServiceHistory>;
  /** Services that this one calls, or is called by, in any of their releases; sorted. */
  neighbours(service: string): readonly string[];
  /**
   * The pair of two services that does not hold, if one does not. A service that is not in the environment
   * stands in nobody's way.
   */
  broken(a: string, releaseOfA: ServiceRelease, b: string, releaseOfB: ServiceRelease): Pair | null;
  /** What a service could go back to, newest first. Reckoned once. */
  candidates(service: string): readonly Candidate[];
}

/** Reads who can come into conflict with whom from every release. */
export function relate(histories: readonly ServiceHistory[], accepts: Compatibility): Relations {
  const services = new Map(histories.map((history) => [history.service, history]));
  const around = new Map(histories.map(({ service }) => [service, new Set<string>()]));
  const rangesOn = new Map(histories.map(({ service }) => [service, new Set<string>()]));
  for (const { service, running, earlier } of histories) {
    for (const { consumes } of [running, ...earlier]) {
      for (const [provider, range] of Object.entries(consumes)) {
        if (!services.has(provider) || provider === service) continue;
        around.get(service)?.add(provider);
        around.get(provider)?.add(service);
        rangesOn.get(provider)?.add(range);
      }
    }
  }
  const sorted = new Map([...around].map(([service, others]) => [service, [...others].sort()]));
  const fails = (
    consumer: string,
    { name, consumes }: ServiceRelease,
    provider: string,
    { version }: ServiceRelease,
  ): Pair | null => {
    const range = Object.hasOwn(consumes, provider) ? consumes[provider] : undefined;
    if (range === undefined || version === null || accepts.accepts(range, version)) return null;
    return { consumer, release: name, provider, range };
  };
  const signatureOf = (service: string, { version, consumes }: EarlierRelease): string =>
    JSON.stringify([
      Object.entries(consumes)
        .filter(([provider]) => services.has(provider))
        .sort(([one], [other]) => (one < other ? -1 : 1)),
      [...(rangesOn.get(service) ?? [])].map((range) =>
        version === null || accepts.accepts(range, version) ? 1 : 0,
      ),
    ]);
  const candidates = new Map<string, readonly Candidate[]>();
  return {
    services,
    neighbours: (service) => sorted.get(service) ?? [],
    broken: (a, releaseOfA, b, releaseOfB) =>
      fails(a, releaseOfA, b, releaseOfB) ?? fails(b, releaseOfB, a, releaseOfA),
    candidates: (service) => {
      const known = candidates.get(service);
      if (known !== undefined) return known;
      const found = (services.get(service)?.earlier ?? []).flatMap((release, position) =>
        release.obstacle === undefined
          ? [{ release, cost: costOf(release, position), signature: signatureOf(service, release) }]
          : [],
      );
      candidates.set(service, found);
      return found;
    },
  };
}
