import type { Compatibility } from '../ranges/compatibility';
import { brokenText } from './broken-text';
import { consumptionOf, type Contracted, providedBy } from './contract';
import { type Contracts, standTogether, type Standing } from './stand-together';

/** A service of a composition, and one that it calls. */
export interface ComposedPair {
  consumer: string;
  provider: string;
  range: string;
  called: Contracted | undefined;
  /** Whether the consumer was built against a document of it. */
  isBuiltAgainst: boolean;
  /** `null`: what is called is not in the composition. */
  standing: Standing | null;
}

/** Judges every service of a composition with each that it calls, sorted by their names. */
export function pairsOf(
  services: Readonly<Record<string, Contracted>>,
  { compatibility, contracts }: { compatibility: Compatibility; contracts: Contracts },
): ComposedPair[] {
  return sorted(services).flatMap(([consumer, release]) =>
    sorted(release.consumes).flatMap(([provider, range]): ComposedPair[] => {
      const consumption = consumptionOf(release, provider);
      if (provider === consumer || consumption === null) return [];
      const called = Object.hasOwn(services, provider) ? services[provider] : undefined;
      const standing =
        called && standTogether(consumption, providedBy(called), compatibility, contracts);
      const isBuiltAgainst = consumption.document !== null;
      return [{ consumer, provider, range, called, isBuiltAgainst, standing: standing ?? null }];
    }),
  );
}

/** Why a pair is apart, for people. */
export function brokenPairText(pair: ComposedPair): string {
  const { consumer, provider, standing } = pair;
  const { isOutOfRange = false, broken = [] } = standing ?? {};
  const texts = [
    ...(isOutOfRange ? [rangeText(pair)] : []),
    ...(broken.length > 0
      ? [`${consumer} was built against another document of ${provider}: ${brokenText(broken)}`]
      : []),
  ];
  return texts.join(', and ');
}

/** What of a pair nobody can judge, for people. */
export function openPairTexts(pair: ComposedPair): string[] {
  const { consumer, provider, standing, isBuiltAgainst } = pair;
  if (standing === null) return [rangeText(pair)];
  const open = standing.verdict === 'unchecked' ? [rangeText(pair)] : [];
  if (standing.documents === 'compared' || !isBuiltAgainst) return open;
  const why =
    standing.documents === 'missing' ? 'which the artifact store does not have' : 'which has none';
  return [...open, `${consumer} against the document of ${provider}, ${why}`];
}

function rangeText({ consumer, provider, range, called }: ComposedPair): string {
  const is = called === undefined ? 'is not in it' : `is ${called.version ?? 'without a version'}`;
  return `${consumer} takes ${provider} ${range}, which ${is}`;
}

function sorted<T>(members: Readonly<Record<string, T>>): [string, T][] {
  return Object.entries(members).sort(([one], [other]) => (one < other ? -1 : 1));
}
