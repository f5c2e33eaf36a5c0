import { compatibility } from '../ranges/compatibility';
import type { Sealed } from '../seal/sealed';
import { defineGate, passed, refused } from './gate';

/** Every service gets the versions it can work with of those it calls, as far as they are in what is promoted. */
export const rangesHold = defineGate('ranges-hold', ({ sealed }) => {
  const { broken, unchecked } = judgePairs(sealed);
  const tail =
    unchecked.length === 0 ? '' : `; not checked: ${unchecked.map(textOf(sealed)).join(', ')}`;
  if (broken.length === 0) return passed(`all ranges hold${tail}`);
  return refused(
    `${broken.map(textOf(sealed)).join(', ')}${tail}`,
    'Promote releases that go together, or correct "consumes" where it says too little, and release.',
  );
});

/** A service, one that it calls, and the versions of that it takes. */
interface Pair {
  consumer: string;
  provider: string;
  range: string;
}

interface JudgedPairs {
  broken: Pair[];
  /** Nobody can judge them: what is called has no version, or is not in it. */
  unchecked: Pair[];
}

function judgePairs({ services }: Sealed): JudgedPairs {
  const { accepts } = compatibility();
  const judged: JudgedPairs = { broken: [], unchecked: [] };
  for (const [consumer, { consumes }] of sorted(services)) {
    for (const [provider, range] of sorted(consumes)) {
      if (provider === consumer) continue;
      const version = Object.hasOwn(services, provider) ? services[provider]?.version : null;
      const pair = { consumer, provider, range };
      if (version === null || version === undefined) judged.unchecked.push(pair);
      else if (!accepts(range, version)) judged.broken.push(pair);
    }
  }
  return judged;
}

function sorted<T>(members: Readonly<Record<string, T>>): [string, T][] {
  return Object.entries(members).sort(([one], [other]) => (one < other ? -1 : 1));
}

function textOf({ services }: Sealed) {
  return ({ consumer, provider, range }: Pair): string => {
    const called = Object.hasOwn(services, provider) ? services[provider] : undefined;
    const is =
      called === undefined ? 'is not in it' : `is ${called.version ?? 'without a version'}`;
    return `${consumer} takes ${provider} ${range}, which ${is}`;
  };
}
