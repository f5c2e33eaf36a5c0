import type { Digest } from '../artifacts/digest';
import { brokenText } from '../contracts/broken-text';
import { consumptionOf, documentsToCompare, providedBy } from '../contracts/contract';
import { type Contracts, standTogether, type Standing } from '../contracts/stand-together';
import { type Compatibility, compatibility } from '../ranges/compatibility';
import type { Sealed, SealedService } from '../seal/sealed';
import { defineGate, passed, refused } from './gate';

/**
 * Every service gets the versions it can work with of those it calls, and documents that break nothing of what it was built against, as far as they
 * are in what is promoted.
 */
export const rangesHold = defineGate('ranges-hold', ({ sealed, contracts }) => {
  const pairs = pairsOf(sealed, { compatibility: compatibility(), contracts });
  const broken = pairs.filter(({ standing }) => standing?.verdict === 'apart');
  const open = pairs.flatMap(openText);
  const tail = open.length === 0 ? '' : `; not checked: ${open.join(', ')}`;
  const isCompared = pairs.some(({ standing }) => standing?.documents === 'compared');
  if (broken.length === 0)
    return passed(`all ranges ${isCompared ? 'and documents ' : ''}hold${tail}`);
  const byDocument = broken.some(({ standing }) => (standing?.broken ?? []).length > 0);
  return refused(
    `${broken.map(brokenPairText).join(', ')}${tail}`,
    byDocument
      ? 'Promote releases that go together: keep the old form beside the new one in what is called, or change who calls it, and release.'
      : 'Promote releases that go together, or correct "consumes" where it says too little, and release.',
  );
});

/** The OpenAPI documents that the gates compare. */
export function documentsForGates({ services }: Sealed): ReadonlySet<Digest> {
  const releases = Object.entries(services).map(([name, service]) => [name, [service]] as const);
  return documentsToCompare(new Map(releases));
}

/** A service and one that it calls. */
interface Pair {
  consumer: string;
  provider: string;
  range: string;
  called: SealedService | undefined;
  /** Whether the consumer was built against a document of it. */
  isBuiltAgainst: boolean;
  /** `null`: what is called is not in it. */
  standing: Standing | null;
}

function pairsOf(
  { services }: Sealed,
  { compatibility: ranges, contracts }: { compatibility: Compatibility; contracts: Contracts },
): Pair[] {
  return sorted(services).flatMap(([consumer, release]) =>
    sorted(release.consumes).flatMap(([provider, range]): Pair[] => {
      const consumption = consumptionOf(release, provider);
      if (provider === consumer || consumption === null) return [];
      const called = Object.hasOwn(services, provider) ? services[provider] : undefined;
      const standing = called && standTogether(consumption, providedBy(called), ranges, contracts);
      const isBuiltAgainst = consumption.document !== null;
      return [{ consumer, provider, range, called, isBuiltAgainst, standing: standing ?? null }];
    }),
  );
}

function sorted<T>(members: Readonly<Record<string, T>>): [string, T][] {
  return Object.entries(members).sort(([one], [other]) => (one < other ? -1 : 1));
}

function rangeText({ consumer, provider, range, called }: Pair): string {
  const is = called === undefined ? 'is not in it' : `is ${called.version ?? 'without a version'}`;
  return `${consumer} takes ${provider} ${range}, which ${is}`;
}

function brokenPairText(pair: Pair): string {
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

/** What of a pair nobody can judge. */
function openText(pair: Pair): string[] {
  const { consumer, provider, standing, isBuiltAgainst } = pair;
  if (standing === null) return [rangeText(pair)];
  const open = standing.verdict === 'unchecked' ? [rangeText(pair)] : [];
  if (standing.documents === 'compared' || !isBuiltAgainst) return open;
  const why =
    standing.documents === 'missing' ? 'which the artifact store does not have' : 'which has none';
  return [...open, `${consumer} against the document of ${provider}, ${why}`];
}
